/** Drafts come from other events, and go. */
import type { Transaction } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';

interface Copy {
  /** Of the new event. */
  id: string;
  /** Of the one that it is a copy of. */
  of: string;
}

/** @returns whether there was one to copy */
export async function copyEvent(tx: Transaction, { id, of }: Copy): Promise<boolean> {
  const copied = await tx.$executeRaw`
    INSERT INTO "Event"
      (id, "organiserId", title, description, category, level, host, "startsAt", "endsAt", "timeZone", venue,
       address, "totalTickets", "remainingTickets", "priceCents", currency, "maxPerPerson",
       "saleOpensAt", "saleClosesAt", "cancelUntil", payment, "guestPolicy", "waitlistMode", "offerMinutes",
       "waitlistClosesAt", "allowsTransfer", "transferUntil", "asksNames", status)
    SELECT ${id}::uuid, "organiserId", title, description, category, level, host, "startsAt", "endsAt",
           "timeZone", venue, address, "totalTickets", "totalTickets", "priceCents", currency,
           "maxPerPerson", "saleOpensAt", "saleClosesAt", "cancelUntil", payment, "guestPolicy", "waitlistMode",
           "offerMinutes", "waitlistClosesAt", "allowsTransfer", "transferUntil", "asksNames", 'draft'
    FROM "Event" WHERE id = ${of}::uuid`;
  return copied > 0;
}

/** After {@link copyEvent}: nobody has booked any of them. */
export async function copyTicketTypes(tx: Transaction, { id, of }: Copy): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "TicketType"
      ("eventId", id, name, description, "priceCents", capacity, "saleStartsAt", "saleEndsAt",
       "minPerPerson", "maxPerPerson", "accessCode", position)
    SELECT ${id}::uuid, gen_random_uuid(), name, description, "priceCents", capacity, "saleStartsAt",
           "saleEndsAt", "minPerPerson", "maxPerPerson", "accessCode", position
    FROM "TicketType" WHERE "eventId" = ${of}::uuid`;
  await tx.$executeRaw`
    UPDATE "Event" SET "hasTicketTypes" = true
    WHERE id = ${id}::uuid AND EXISTS (SELECT FROM "TicketType" WHERE "eventId" = ${id}::uuid)`;
}

/** After {@link copyEvent}. The copy's picture is its own: the other event may lose its. */
export async function copyCover(tx: Transaction, { id, of }: Copy): Promise<void> {
  await tx.$executeRaw`
    WITH copied AS (
      INSERT INTO "EventCover" ("eventId", "imageId", width, bytes)
      SELECT ${id}::uuid, image.id, width, bytes
      FROM "Event" AS event
      JOIN "EventCover" ON "eventId" = event.id AND "imageId" = event."coverImageId"
      CROSS JOIN (SELECT gen_random_uuid() AS id) AS image
      WHERE event.id = ${of}::uuid
      RETURNING "imageId"
    )
    UPDATE "Event" SET "coverImageId" = (SELECT "imageId" FROM copied LIMIT 1) WHERE id = ${id}::uuid`;
}

/**
 * Under the row lock, which the core takes too and a new booking's key waits for: what is true here is
 * true until COMMIT.
 * @returns its title
 * @throws ProblemError `event_not_found`, `not_a_draft`, `event_has_bookings`
 */
export async function deleteDraft(tx: Transaction, eventId: string): Promise<string> {
  const [event] = await tx.$queryRaw<{ title: string; status: string }[]>`
    SELECT title, status FROM "Event" WHERE id = ${eventId}::uuid FOR UPDATE`;
  if (!event) throw new ProblemError('event_not_found');
  if (event.status !== 'draft') throw new ProblemError('not_a_draft');
  // A statement of its own: it sees what was committed while the first one waited.
  const booked = await tx.booking.findFirst({ where: { eventId }, select: { id: true } });
  if (booked) throw new ProblemError('event_has_bookings');
  await tx.$executeRaw`SELECT "deleteDraft"(${eventId}::uuid)`;
  return event.title;
}
