/** A sale writes the event's row and none of its indexes: PostgreSQL calls that a HOT update. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../generated/prisma/client.js';
import { commitBatch } from '../../src/bookings/commit/commit-batch.js';
import type { BookingCommand } from '../../src/bookings/domain/booking-command.js';
import { systemClock } from '../../src/common/config/clock.js';
import { bookCommand, cancelCommand } from '../support/committer.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';

const database = useDatabase();
const settings = {
  now: systemClock,
  delayMs: 0,
  lockTimeoutMs: 1_000,
  mayWait: true,
  isRetry: false,
  isCareful: false,
};
let prisma: PrismaClient;

beforeAll(() => {
  prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }) });
});
afterAll(() => prisma.$disconnect());

interface Updates {
  all: number;
  hot: number;
}

/** Of the events, by PostgreSQL's own count for this connection, what is not committed yet with it. */
async function readUpdates(tx: Pick<PrismaClient, '$queryRaw'>): Promise<Updates> {
  const [updates] = await tx.$queryRaw<Updates[]>`
    SELECT pg_stat_get_xact_tuples_updated('"Event"'::regclass)::int AS all,
           pg_stat_get_xact_tuples_hot_updated('"Event"'::regclass)::int AS hot`;
  return updates!;
}

function countUpdates(command: BookingCommand): Promise<Updates> {
  return prisma.$transaction(async (tx) => {
    const before = await readUpdates(tx);
    await commitBatch(tx, [command], settings);
    const after = await readUpdates(tx);
    return { all: after.all - before.all, hot: after.hot - before.hot };
  });
}

describe('Selling a seat, and taking it back,', () => {
  it('touches no index of the events', async () => {
    const event = await createEvent(database, { totalTickets: 10 });
    const [userId] = await createUsers(database, 1);
    const booking = bookCommand(event.id, userId!);
    expect(await countUpdates(booking)).toEqual({ all: 1, hot: 1 });
    const cancellation = cancelCommand({
      id: booking.bookingId,
      userId: userId!,
      eventId: event.id,
    });
    expect(await countUpdates(cancellation)).toEqual({ all: 1, hot: 1 });
  });
});
