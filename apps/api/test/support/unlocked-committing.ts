/**
 * Negative controls for the race tests: the batch transaction with its guards taken away. They live
 * here and nowhere else; the product has no switch that turns the lock off.
 */
import { readKnownBookings, writeBookings } from '../../src/bookings/commit/commit-batch.sql.js';
import type { BookCommand } from '../../src/bookings/domain/booking-command.js';
import type { CountChanged, Outcome } from '../../src/bookings/domain/outcome.js';
import { decideBookings, type Decisions } from '../../src/bookings/domain/decide-bookings.js';
import type { EventState } from '../../src/bookings/domain/event-state.js';
import type { PrismaService, Transaction } from '../../src/common/database/prisma.service.js';
import { PATIENCE_MS } from './eventually.js';

type Write = (tx: Transaction, eventId: string, decisions: Decisions) => Promise<unknown>;

/** As the product writes it: relative to the row, so that the CHECK has the last word. */
export const takeSeatsFromRow: Write = (tx, eventId, { newBookings }) =>
  writeBookings(tx, newBookings, [
    {
      ...{ eventId, taken: newBookings.length, added: 0, version: 0, facts: [] },
      ...{ held: 0, nextHoldExpiryAt: null },
    },
  ]);

/** As a plan without a lock writes it: the number that was computed from what was read before. */
export const overwriteCount: Write = async (tx, eventId, { newBookings, effects }) => {
  const effect = effects.find(({ kind }) => kind === 'count changed') as CountChanged;
  await writeBookings(tx, newBookings, []);
  await tx.$executeRaw`
    UPDATE "Event" SET "remainingTickets" = ${effect.remainingTickets}, version = version + 1
    WHERE id = ${eventId}::uuid`;
};

/**
 * Books without the row lock. `everyoneHasRead` lets the race happen for certain: nobody writes before
 * all have read.
 */
export async function bookWithoutLock(
  prisma: PrismaService,
  command: BookCommand,
  everyoneHasRead: () => Promise<void>,
  write: Write,
): Promise<Outcome> {
  return prisma.$transaction(
    async (tx) => {
      const event = await readEventWithoutLock(tx, command.eventId);
      const known = await readKnownBookings(tx, [command], false);
      const decisions = decideBookings(event, known, [command], new Date());
      await everyoneHasRead();
      if (decisions.newBookings.length > 0) {
        await write(tx, command.eventId, decisions);
      }
      return decisions.outcomes[0]!;
    },
    { maxWait: PATIENCE_MS, timeout: PATIENCE_MS },
  );
}

async function readEventWithoutLock(tx: Transaction, eventId: string): Promise<EventState | null> {
  // As the core says it with its lock: the database would refuse the rest.
  await tx.$queryRaw`SELECT set_config('lastseat.core', 'on', true)`;
  const [event] = await tx.$queryRaw<EventState[]>`
    SELECT id, status, "startsAt", "totalTickets", "remainingTickets", "heldTickets",
           "nextHoldExpiryAt", "waitingCount", version, "maxPerPerson", "saleOpensAt", "saleClosesAt",
           "cancelUntil", clock_timestamp() AS "lockedAt"
    FROM "Event" WHERE id = ${eventId}::uuid`;
  return event ?? null;
}

/** A meeting point: resolves for all once `count` have come. */
export function createBarrier(count: number): () => Promise<void> {
  let release: () => void;
  const opened = new Promise<void>((resolve) => (release = resolve));
  let missing = count;
  return () => {
    missing -= 1;
    if (missing === 0) release();
    return opened;
  };
}
