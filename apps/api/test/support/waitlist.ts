/** Those who wait: commands about the line, and what the database says of it. */
import { v7 as newId } from 'uuid';
import type {
  JoinWaitlistCommand,
  LeaveWaitlistCommand,
  OfferToWaitingCommand,
} from '../../src/bookings/domain/booking-command.js';
import type { WaitlistEntry } from '../../src/bookings/domain/waitlist-line.js';
import type { TestDatabase } from './database.js';
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
