/** What organisers ask of the booking core. */
import { v7 as newId } from 'uuid';
import type {
  Actor,
  AddToRosterCommand,
  BookingRecord,
  CancelCommand,
  CancelEventCommand,
  ChangeEventCommand,
  PublishEventCommand,
} from '../../src/bookings/domain/booking-command.js';
import type { EventChange } from '../../src/bookings/domain/event-state.js';
import type { TestDatabase } from './database.js';

/** A member of the organiser: the core does not ask which. */
export const anActor: Actor = {
  userId: '01920000-0000-7000-8000-0000000000ff',
  requestId: 'a request',
};

export const editOf = (eventId: string) => ({ eventId, commandId: newId(), by: anActor });

export function changeEventCommand(
  eventId: string,
  expectedRevision: number,
  change: EventChange,
): ChangeEventCommand {
  return { kind: 'changeEvent', ...editOf(eventId), expectedRevision, change };
}

export function publishEventCommand(eventId: string): PublishEventCommand {
  return { kind: 'publishEvent', ...editOf(eventId), expectedRevision: null };
}

export function cancelEventCommand(eventId: string): CancelEventCommand {
  return { kind: 'cancelEvent', ...editOf(eventId), reason: 'No light' };
}

export function addToRosterCommand(
  eventId: string,
  userId: string,
  { quantity = 1, overCapacity = false } = {},
): AddToRosterCommand {
  const booking = { userId, bookingId: newId(), quantity, overCapacity };
  return { kind: 'addToRoster', ...editOf(eventId), ...booking };
}

export function cancelByOrganiserCommand({ id, userId, eventId }: BookingRecord): CancelCommand {
  const cancel = { cancelledBy: 'organiser', reason: 'A wish' } as const;
  return { kind: 'cancel', ...editOf(eventId), userId, bookingId: id, ...cancel };
}

export interface EventRow {
  totalTickets: number;
  remainingTickets: number;
  status: string;
  title: string;
  revision: number;
  version: number;
  waitingCount: number;
  cancelledAt: Date | null;
  bookingsCancelledAt: Date | null;
}

export async function readEventRow(database: TestDatabase, eventId: string): Promise<EventRow> {
  const [row] = await database.query<EventRow & Record<string, unknown>>(
    'SELECT * FROM "Event" WHERE id = $1',
    [eventId],
  );
  if (!row) throw new Error(`No event ${eventId}`);
  return row;
}

/** What the log says of the event, in the order of time. */
export async function listActions(database: TestDatabase, eventId: string): Promise<string[]> {
  const rows = await database.query<{ action: string }>(
    'SELECT action FROM "Activity" WHERE "eventId" = $1 ORDER BY id',
    [eventId],
  );
  return rows.map(({ action }) => action);
}
