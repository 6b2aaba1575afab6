import { v7 as newId } from 'uuid';
import type { Config } from '../../../apps/api/src/common/config/config.js';
import type { PrismaService } from '../../../apps/api/src/common/database/prisma.service.js';
import type { OutboxService } from '../../../apps/api/src/outbox/outbox.service.js';
import type { BuiltApi } from '../lib/built-api.js';
import type { Answer, Contender, RunningContender } from './contender.js';

/** Lastseat's own committer, as the API runs it: queue, batch, one transaction, same row lock. */
export const groupCommit: Contender = {
  key: 'groupCommit',
  title: 'Lastseat: group commit under the row lock',
  poolSizes: [20],
  open: (prisma, api, config) => openCommitter(prisma, api, config, new api.OutboxService()),
};

type Committer = InstanceType<BuiltApi['BookingCommitter']>;

export interface Seat {
  eventId: string;
  userId: string;
  bookingId: string;
}

export interface OpenCommitter extends RunningContender {
  cancel(seat: Seat): Promise<string>;
  drain(): Promise<void>;
}

/**
 * @param outbox hears of each COMMIT
 * @param onOwnUpdate hears what a person's open page hears of their own bookings
 */
export function openCommitter(
  prisma: PrismaService,
  api: BuiltApi,
  config: Config,
  outbox: OutboxService,
  onOwnUpdate: () => void = () => undefined,
): OpenCommitter {
  const updates = new api.TicketUpdatesService(() => () => undefined);
  const ownUpdates = new api.BookingUpdatesService(() => () => undefined);
  ownUpdates.connect({ here: onOwnUpdate, elsewhere: () => undefined });
  const committer = new api.BookingCommitter(
    ...([config, () => new Date(), prisma, updates, ownUpdates] as const),
    ...([outbox, new api.MetricsService()] as const),
  );
  return {
    book: (eventId, userId) => book(committer, eventId, userId),
    async cancel(seat) {
      const outcome = await committer.submit({
        ...{ kind: 'cancel', ...seat, commandId: newId() },
        ...{ cancelledBy: 'attendee', reason: null, by: null },
      });
      return outcome.kind;
    },
    async expireHolds(eventId) {
      await committer.submit({ kind: 'expireHolds', eventId });
    },
    drain: () => committer.drain(),
  };
}

async function book(committer: Committer, eventId: string, userId: string): Promise<Answer> {
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
}
