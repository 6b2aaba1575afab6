import { v7 as newId } from 'uuid';
import { isAlreadyBooked, type Answer, type Contender } from './contender.js';

/** One round trip for each request: take a seat if there is one, and write the booking with it. */
export const oneStatement: Contender = {
  key: 'oneStatement',
  title: 'one conditional UPDATE + INSERT statement per request',
  poolSizes: [4, 10, 20, 40],
  open: (prisma) => ({
    async book(eventId, userId): Promise<Answer> {
      try {
        const written = await prisma.$executeRaw`
          WITH taken AS (
            UPDATE "Event" SET "remainingTickets" = "remainingTickets" - 1, version = version + 1
            WHERE id = ${eventId}::uuid AND "remainingTickets" > 0 RETURNING id
          )
          INSERT INTO "Booking" (id, "userId", "eventId", "createdAt")
          SELECT ${newId()}::uuid, ${userId}::uuid, id, now() FROM taken`;
        return written === 1 ? 'booked' : 'sold_out';
      } catch (error) {
        if (isAlreadyBooked(error)) return 'already_booked';
        throw error;
      }
    },
  }),
};
