import { v7 as newId } from 'uuid';
import type { Contender } from './contender.js';

/** The plain way: one interactive transaction for each request, under the same row lock. */
export const interactiveTransaction: Contender = {
  key: 'interactiveTransaction',
  title: 'one interactive transaction per request, FOR UPDATE',
  poolSizes: [4, 10, 20, 40],
  open: (prisma) => ({
    book: (eventId, userId) =>
      prisma.$transaction(
        async (tx) => {
          const [event] = await tx.$queryRaw<{ remaining: number }[]>`
            SELECT "remainingTickets" AS remaining FROM "Event" WHERE id = ${eventId}::uuid FOR UPDATE`;
          if (!event || event.remaining === 0) return 'sold_out';
          const held = await tx.$queryRaw<unknown[]>`
            SELECT 1 FROM "Booking" WHERE "eventId" = ${eventId}::uuid AND "userId" = ${userId}::uuid
              AND status = 'confirmed'`;
          if (held.length > 0) return 'already_booked';
          await tx.$executeRaw`
            INSERT INTO "Booking" (id, "userId", "eventId", "createdAt")
            VALUES (${newId()}::uuid, ${userId}::uuid, ${eventId}::uuid, now())`;
          await tx.$executeRaw`
            UPDATE "Event" SET "remainingTickets" = "remainingTickets" - 1, version = version + 1
            WHERE id = ${eventId}::uuid`;
          return 'booked';
        },
        // With Prisma's defaults (2 s, 5 s) a thousand callers would fail instead of wait.
        { maxWait: 60_000, timeout: 60_000 },
      ),
  }),
};
