import { v7 as newId } from 'uuid';
import type { Config } from '../../../apps/api/src/common/config/config.js';
import type { PrismaService } from '../../../apps/api/src/common/database/prisma.service.js';
import type { OutboxService } from '../../../apps/api/src/outbox/outbox.service.js';
import type { BuiltApi } from '../lib/built-api.js';
import type { Contender, RunningContender } from './contender.js';

/** Lastseat's own committer, as the API runs it: queue, batch, one transaction, same row lock. */
export const groupCommit: Contender = {
  key: 'groupCommit',
  title: 'Lastseat: group commit under the row lock',
  poolSizes: [20],
  open: (prisma, api, config) => openCommitter(prisma, api, config, new api.OutboxService()),
};

/** @param outbox hears of each COMMIT */
export function openCommitter(
  prisma: PrismaService,
  api: BuiltApi,
  config: Config,
  outbox: OutboxService,
): RunningContender & { drain(): Promise<void> } {
  const updates = new api.TicketUpdatesService(() => () => undefined);
  const ownUpdates = new api.BookingUpdatesService(() => () => undefined);
  const committer = new api.BookingCommitter(
    ...([config, () => new Date(), prisma, updates, ownUpdates] as const),
    ...([outbox, new api.MetricsService()] as const),
  );
  return {
    async book(eventId, userId) {
      const outcome = await committer.submit({
        kind: 'book',
        eventId,
        userId,
        bookingId: newId(),
        quantity: 1,
        isUnproved: false,
        idempotency: null,
      });
      if (outcome.kind === 'booked') return 'booked';
      if (outcome.kind === 'refused' && outcome.code === 'sold_out') return 'sold_out';
      throw new Error(`Unexpected: ${JSON.stringify(outcome)}`);
    },
    async expireHolds(eventId) {
      await committer.submit({ kind: 'expireHolds', eventId });
    },
    drain: () => committer.drain(),
  };
}
