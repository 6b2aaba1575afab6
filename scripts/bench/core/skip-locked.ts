import { v7 as newId } from 'uuid';
import { isAlreadyBooked, type Answer, type Contender } from './contender.js';

/**
 * One row for each ticket, and each request takes a free one that nobody else is about to take. It
 * keeps no counter: `remainingTickets` is put right after the round, from the rows that are left.
 */
export const skipLocked: Contender = {
  key: 'skipLocked',
  title: 'one row per ticket, FOR UPDATE SKIP LOCKED, one statement',
  poolSizes: [4, 8, 16, 32],
  async prepareDatabase(database) {
    await database.query(`
      CREATE TABLE "Ticket" (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        "eventId" uuid NOT NULL REFERENCES "Event" (id),
        "bookingId" uuid
      )`);
    await database.query(
      `CREATE INDEX "Ticket_free" ON "Ticket" ("eventId", id) WHERE "bookingId" IS NULL`,
    );
  },
  async prepareEvent(database, eventId) {
    await database.query(
      `INSERT INTO "Ticket" ("eventId")
       SELECT id FROM "Event", generate_series(1, "totalTickets") WHERE id = $1`,
      [eventId],
    );
    await database.query('VACUUM ANALYZE "Ticket"');
  },
  open: (prisma) => ({
    async book(eventId, userId): Promise<Answer> {
      const bookingId = newId();
      try {
        const written = await prisma.$executeRaw`
          WITH free AS (
            SELECT id FROM "Ticket" WHERE "eventId" = ${eventId}::uuid AND "bookingId" IS NULL
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
          ), taken AS (
            UPDATE "Ticket" SET "bookingId" = ${bookingId}::uuid FROM free
            WHERE "Ticket".id = free.id RETURNING "eventId"
          )
          INSERT INTO "Booking" (id, "userId", "eventId", "createdAt")
          SELECT ${bookingId}::uuid, ${userId}::uuid, "eventId", now() FROM taken`;
        return written === 1 ? 'booked' : 'sold_out';
      } catch (error) {
        if (isAlreadyBooked(error)) return 'already_booked';
        throw error;
      }
    },
  }),
  async settleEvent(database, eventId) {
    await database.query(
      `UPDATE "Event" SET "remainingTickets" = (
         SELECT count(*) FROM "Ticket" WHERE "eventId" = $1 AND "bookingId" IS NULL
       ) WHERE id = $1`,
      [eventId],
    );
  },
};
