import { v7 as newId } from 'uuid';
import type { Contender } from './contender.js';

/** Lastseat's own committer, as the API runs it: queue, batch, one transaction, same row lock. */
export const groupCommit: Contender = {
  key: 'groupCommit',
  title: 'Lastseat: group commit under the row lock',
  poolSizes: [20],
  open(prisma, api, config) {
    const updates = new api.TicketUpdatesService(() => () => undefined);
    const committer = new api.BookingCommitter(
      config,
      () => new Date(),
      prisma,
      updates,
      new api.OutboxService(),
      new api.MetricsService(),
    );
    return {
      async book(eventId, userId) {
        const outcome = await committer.submit({
          kind: 'book',
          eventId,
          userId,
          bookingId: newId(),
          quantity: 1,
          idempotency: null,
        });
        if (outcome.kind === 'booked') return 'booked';
        if (outcome.kind === 'refused' && outcome.code === 'sold_out') return 'sold_out';
        throw new Error(`Unexpected: ${JSON.stringify(outcome)}`);
      },
      drain: () => committer.drain(),
    };
  },
};
