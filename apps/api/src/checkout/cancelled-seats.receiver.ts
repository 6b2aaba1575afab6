/** Gives money back for seats that were freed: by the person, by an organiser, or with their event. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Fact, FactOf } from '@lastseat/contracts';
import { PrismaService } from '../common/database/prisma.service.js';
import {
  ReceiversService,
  type Delivery,
  type OutboxMessage,
  type Receiver,
} from '../outbox/receivers.service.js';
import { ProvidersService } from '../payments/providers.service.js';
import { OrdersService } from './orders.service.js';
import { findLineOfBooking } from './orders.sql.js';

@Injectable()
export class CancelledSeatsReceiver implements Receiver, OnModuleInit {
  readonly name = 'orders';
  readonly isOrdered = false;
  readonly atOnce = 8;

  constructor(
    private readonly prisma: PrismaService,
    private readonly receivers: ReceiversService,
    private readonly providers: ProvidersService,
    private readonly orders: OrdersService,
  ) {}

  /** Without a provider nobody has paid for anything. */
  onModuleInit(): void {
    if (this.providers.isThere) this.receivers.register(this);
  }

  partsOf({ facts }: OutboxMessage): readonly (readonly Fact[])[] {
    return facts.filter(isOfFreed).map((fact) => [fact]);
  }

  /** @throws ProblemError `busy` while it is being found out whether the seats are paid */
  async deliver({ aggregateId: eventId, facts }: Delivery): Promise<void> {
    const fact = facts.find(isOfFreed);
    if (fact === undefined) return;
    const line = await findLineOfBooking(this.prisma, eventId, fact.bookingId);
    if (line === null) return;
    const { orderId, lineId } = line;
    await this.orders.tell(
      orderId,
      fact.type === 'booking.cancelled'
        ? { kind: 'bookingCancelled', lineId }
        : { kind: 'seatsGivenBack', lineId, left: fact.after },
    );
  }
}

/** That somebody has fewer seats than before, or none. */
const isOfFreed = (fact: Fact): fact is FactOf<'booking.cancelled' | 'booking.changed'> =>
  fact.type === 'booking.cancelled' ||
  (fact.type === 'booking.changed' && fact.after < fact.before);
