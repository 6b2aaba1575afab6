/** Makes deliveries of what was told elsewhere, once each, however often it comes. */
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../common/database/prisma.service.js';
import { runTransaction } from '../common/database/transaction.js';
import { forgetMade, makeDeliveriesOnce } from './make-deliveries.sql.js';
import type { Delivery } from './receiver.js';

/** What is to be delivered, to whom. Its id comes from what it tells, so that it is known again. */
export type MadeDelivery = Omit<Delivery, 'recipientId' | 'readerMails'> & { receiver: string };

/** Rows of one statement. */
const FORGET_BATCH = 1_000;

@Injectable()
export class DeliveriesService {
  constructor(private readonly prisma: PrismaService) {}

  /** All of those that were not made before, or none. */
  makeOnce(deliveries: readonly MadeDelivery[]): Promise<void> {
    if (deliveries.length === 0) return Promise.resolve();
    const rows = [...new Map(deliveries.map((delivery) => [delivery.id, delivery])).values()];
    return runTransaction(this.prisma, (tx) => makeDeliveriesOnce(tx, rows));
  }

  /** From now on, what was made before could be made again. */
  async forgetMade(madeBefore: Date, stop: AbortSignal): Promise<void> {
    while (
      !stop.aborted &&
      (await forgetMade(this.prisma, madeBefore, FORGET_BATCH)) === FORGET_BATCH
    );
  }
}
