/** What a provider tells of its own accord. It tells it again until we have answered, so nothing is lost. */
import { Injectable, Logger } from '@nestjs/common';
import { ProblemError } from '../common/http/problems/problem.js';
import { ProvidersService } from '../payments/providers.service.js';
import type { OrderEvent } from './domain/order.js';
import { OrdersService } from './orders.service.js';

@Injectable()
export class WebhooksService {
  private readonly logger = new Logger(WebhooksService.name);

  constructor(
    private readonly providers: ProvidersService,
    private readonly orders: OrdersService,
  ) {}

  /** @throws ProblemError `invalid_signature`, `payments_off` */
  async take(
    name: string,
    rawBody: Buffer,
    headers: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const message = this.providers.get(name).parseMessage(rawBody, headers);
    if (message === null) throw new ProblemError('invalid_signature');
    const { id, type, orderId, payment, isOver } = message;
    if (orderId === null || payment === null) return;
    const seen: OrderEvent[] = [{ kind: 'paymentSeen', payment }];
    if (isOver) seen.push({ kind: 'sessionOver' });
    try {
      await this.orders.take({ provider: name, id, type }, orderId, seen);
    } catch (error) {
      const isStrange = error instanceof ProblemError && error.code === 'order_not_found';
      if (!isStrange) throw error;
      // Of somebody else who uses the same account: told again, it would not be ours either.
      this.logger.warn(`${name} tells of an order that is not here: ${orderId} (${id})`);
    }
  }
}
