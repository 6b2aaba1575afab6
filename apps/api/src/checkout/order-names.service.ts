/** Who comes with each ticket of an order: kept with the seats that it holds, so that a reload has them. */
import { Injectable } from '@nestjs/common';
import type { GiveOrderNamesInput, OrderNames } from '@lastseat/contracts';
import { PrismaService } from '../common/database/prisma.service.js';
import { runTransaction } from '../common/database/transaction.js';
import { ProblemError } from '../common/http/problems/problem.js';
import {
  findNames,
  listNames,
  requireNameForEach,
  writeNames,
} from '../ticket-names/ticket-names.service.js';
import type { OrderRecord } from './domain/order.js';
import { isLive } from './domain/order-questions.js';
import { OrderReads } from './order-reads.js';

@Injectable()
export class OrderNamesService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly reads: OrderReads,
  ) {}

  async read({ eventId, lines }: OrderRecord): Promise<OrderNames> {
    const isAsked = await this.reads.asksNames(eventId);
    const bookings = lines.map(({ bookingId }) => ({ eventId, bookingId }));
    const names = await findNames(this.prisma, bookings);
    return {
      isAsked,
      lines: lines.map(({ id, bookingId, quantity }) => ({
        lineId: id,
        names: listNames(names.get(bookingId), quantity),
      })),
    };
  }

  /**
   * Also those of some seats: what is typed is kept.
   * @throws ProblemError `order_over`, `names_not_asked`, `names_missing`, `invalid_request`
   */
  async give(order: OrderRecord, { lines }: GiveOrderNamesInput): Promise<OrderNames> {
    if (!isLive(order)) throw new ProblemError('order_over');
    if (!(await this.reads.asksNames(order.eventId))) throw new ProblemError('names_not_asked');
    const given = lines.map(({ lineId, names }, index) => {
      const line = order.lines.find(({ id }) => id === lineId);
      if (line === undefined) throw unknownLine(index);
      requireNameForEach(names, line.quantity, ['lines', index, 'names']);
      // The provider's page is open: it may be paid at any moment.
      if (order.state === 'paying' && names.includes(null)) throw new ProblemError('names_missing');
      return { bookingId: line.bookingId, names };
    });
    await runTransaction(this.prisma, async (tx) => {
      for (const { bookingId, names } of given) {
        await writeNames(tx, { eventId: order.eventId, bookingId }, names);
      }
    });
    return this.read(order);
  }

  /** @throws ProblemError `names_missing` where the organiser asks for them and a seat has none */
  async requireAll(order: OrderRecord): Promise<void> {
    if (!(await this.reads.asksNames(order.eventId))) return;
    const { lines } = await this.read(order);
    if (lines.some(({ names }) => names.includes(null))) throw new ProblemError('names_missing');
  }
}

function unknownLine(index: number): ProblemError {
  const path = ['lines', index, 'lineId'];
  return new ProblemError('invalid_request', undefined, {
    errors: [{ path, message: 'The order has no such line' }],
  });
}
