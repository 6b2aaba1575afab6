import { v7 as newId } from 'uuid';
import { isAlreadyBooked, type Answer, type Contender } from './contender.js';

interface Seen {
  remaining: number;
  version: number;
}

/** Optimistic: read the row without a lock, write if nobody else has written since, or read again. */
export const versionColumn: Contender = {
  key: 'versionColumn',
  title: 'optimistic version column, with retry',
  poolSizes: [1, 2, 4, 10],
  open(prisma, _api, config) {
    // No more people between read and write than connections. If a thousand read first and wrote
    // then, all but one of them would write in vain, and again.
    const turn = createTurnstile(config.DATABASE_POOL_SIZE);
    const tryOnce = async (eventId: string, userId: string): Promise<Answer | null> => {
      const [seen] = await prisma.$queryRaw<Seen[]>`
        SELECT "remainingTickets" AS remaining, version FROM "Event" WHERE id = ${eventId}::uuid`;
      if (!seen || seen.remaining === 0) return 'sold_out';
      const written = await prisma.$executeRaw`
        WITH taken AS (
          UPDATE "Event" SET "remainingTickets" = "remainingTickets" - 1, version = version + 1
          WHERE id = ${eventId}::uuid AND version = ${seen.version} RETURNING id
        )
        INSERT INTO "Booking" (id, "userId", "eventId", "createdAt")
        SELECT ${newId()}::uuid, ${userId}::uuid, id, now() FROM taken`;
      return written === 1 ? 'booked' : null;
    };
    return {
      book: (eventId, userId) =>
        turn(async () => {
          try {
            for (;;) {
              const answer = await tryOnce(eventId, userId);
              if (answer !== null) return answer;
            }
          } catch (error) {
            if (isAlreadyBooked(error)) return 'already_booked';
            throw error;
          }
        }),
    };
  },
};

/** Lets through so many at a time; the others wait in line. */
function createTurnstile(places: number) {
  const waiting: (() => void)[] = [];
  let free = places;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
