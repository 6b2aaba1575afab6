/** Those who wait: commands about the line, and what the database says of it. */
import { v7 as newId } from 'uuid';
import type {
  JoinWaitlistCommand,
  LeaveWaitlistCommand,
  OfferToWaitingCommand,
} from '../../src/bookings/domain/waitlist-command.js';
import type { WaitlistEntry } from '../../src/bookings/domain/waitlist-line.js';
import type { TestDatabase } from './database.js';
import { createEvent } from './factories.js';
import type { TimelineMessage } from './find-overtakers.js';

export function joinCommand(eventId: string, userId: string, quantity = 1): JoinWaitlistCommand {
  const ids = { entryId: newId(), bookingId: newId() };
  return { kind: 'joinWaitlist', eventId, userId, quantity, ...ids };
}

export function leaveCommand(eventId: string, userId: string): LeaveWaitlistCommand {
  return { kind: 'leaveWaitlist', eventId, userId };
}

/** By an organiser; the kind may be another one of those by hand. */
export function offerCommand(
  eventId: string,
  entryId: string,
  overCapacity: boolean,
): OfferToWaitingCommand {
  const by = { userId: newId(), requestId: 'a request' };
  return { kind: 'offerToWaiting', eventId, entryId, overCapacity, commandId: newId(), by };
}

type EntryRow = Omit<WaitlistEntry, 'nextBookingId'>;

/** All entries of the event, those who come first at the head. */
export function readLine(database: TestDatabase, eventId: string): Promise<EntryRow[]> {
  return database.query<EntryRow>(
    `SELECT id, "eventId", "userId", quantity, status, priority, position, "bookingId", "joinedAt", "endedAt"
     FROM "WaitlistEntry" WHERE "eventId" = $1 ORDER BY priority DESC, position`,
    [eventId],
  );
}

export async function readWaiting(database: TestDatabase, eventId: string): Promise<string[]> {
  const entries = await readLine(database, eventId);
  return entries.filter(({ status }) => status === 'waiting').map(({ userId }) => userId);
}

/** What was told of the event, commit by commit: nothing of it is passed on in these tests. */
export function readTimeline(database: TestDatabase, eventId: string): Promise<TimelineMessage[]> {
  return database.query<TimelineMessage>(
    `SELECT version, facts FROM "OutboxMessage"
     WHERE "aggregateType" = 'event' AND "aggregateId" = $1 ORDER BY version`,
    [eventId],
  );
}

/** As if they had joined one after the other. @returns the ids of their entries */
export async function plantWaiting(
  database: TestDatabase,
  eventId: string,
  userIds: readonly string[],
): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `WITH told AS (
       UPDATE "Event" SET "waitingCount" = cardinality($2::uuid[]), "waitlistTail" = cardinality($2::uuid[])
       WHERE id = $1
     )
     INSERT INTO "WaitlistEntry" (id, "eventId", "userId", quantity, position, "joinedAt")
     SELECT uuidv7(), $1, "userId", 1, place, now()
     FROM unnest($2::uuid[]) WITH ORDINALITY AS given("userId", place)
     RETURNING id`,
    [eventId, userIds],
  );
  return rows.map(({ id }) => id);
}

/** A seat that is held for this person, since it was their turn. @returns the id of the offer */
export async function plantOffer(database: TestDatabase, userId: string): Promise<string> {
  const event = await createEvent(database, { totalTickets: 1, remainingTickets: 0 });
  const offerId = newId();
  await database.query(
    `WITH told AS (
       UPDATE "Event" SET "heldTickets" = 1, "nextHoldExpiryAt" = now() + interval '1 hour' WHERE id = $1
     ), offered AS (
       INSERT INTO "Booking" (id, "userId", "eventId", status, "createdAt", "expiresAt")
       VALUES ($3, $2, $1, 'held', now(), now() + interval '1 hour')
     )
     INSERT INTO "WaitlistEntry"
       (id, "eventId", "userId", quantity, status, position, "bookingId", "joinedAt", "endedAt")
     VALUES (uuidv7(), $1, $2, 1, 'served', 1, $3, now(), now())`,
    [event.id, userId, offerId],
  );
  return offerId;
}
