/**
 * Decides the commands of one batch, event by event in the order of their first coming. Pure.
 *
 * One thing joins the events: a user's idempotency key stands on one booking, whatever its event. So each
 * event is told what the events before it have booked, and the second use of a key is refused here: at the
 * unique index it would fail the whole batch.
 */
import {
  isEditCommand,
  isSeatCommand,
  listUserIds,
  type BookingCommand,
  type BookingRecord,
} from './booking-command.js';
import { NOT_SERVED, refuse, type BatchOutcome } from './outcome.js';
import { decideBookings, type Decisions } from './decide-bookings.js';
import type { DueHolds } from './due-holds.js';
import type { EventState } from './event-state.js';
import { groupBy } from './group-by.js';
import type { KnownPromoCodes } from './promo-codes.js';
import type { TicketTypeState } from './ticket-types.js';
import type { TransferRecord } from './transfer.js';
import type { KnownLine } from './waitlist-line.js';

export interface BatchKnowledge {
  /** By id: the locked event, or null when there is none. What is missing is not served. */
  events: ReadonlyMap<string, EventState | null>;
  /** What the commands are about, as {@link decideBookings} wants it, of all events together. */
  bookings: BookingRecord[];
  /** By event, where its `nextHoldExpiryAt` has passed. */
  dueHolds: ReadonlyMap<string, DueHolds>;
  /** By event, where somebody may be served or a command is about the line. */
  lines: ReadonlyMap<string, KnownLine>;
  /** Those that commands are about, of all events together. */
  transfers?: readonly TransferRecord[];
  /** Of the bookings that the commands would cancel, those that let somebody in at the door. */
  admitted: ReadonlySet<string>;
  /** By event, where it is sold by types. */
  ticketTypes?: ReadonlyMap<string, readonly TicketTypeState[]>;
  /** By event, where it has codes. */
  promoCodes?: ReadonlyMap<string, KnownPromoCodes>;
  /** Edits that were carried out before: looked for when a batch is tried again. */
  doneCommandIds: ReadonlySet<string>;
  /** Users who were looked for and have no account. */
  goneUserIds: ReadonlySet<string>;
}

export interface BatchDecisions {
  /** One for each command, in their order. */
  outcomes: BatchOutcome[];
  /** Those that change something. */
  decisions: Decisions[];
}

interface Numbered {
  command: BookingCommand;
  /** Its place in the batch. */
  index: number;
}

/** @param now the instant that an event must still be ahead of */
export function decideBatch(
  commands: readonly BookingCommand[],
  knowledge: BatchKnowledge,
  now: Date,
): BatchDecisions {
  const { events, bookings, dueHolds, lines, doneCommandIds, goneUserIds } = knowledge;
  const transfersOf = groupBy(knowledge.transfers ?? [], ({ eventId }) => eventId);
  const outcomes = commands.map(
    (command) => findSettled(command, doneCommandIds, goneUserIds) ?? NOT_SERVED,
  );
  const decisions: Decisions[] = [];
  const knownByUser = groupBy(bookings, (booking) => booking.userId);
  for (const [eventId, own] of groupByEvent(commands, outcomes)) {
    const event = events.get(eventId);
    if (event === undefined) continue;
    const asked = own.map(({ command }) => command);
    const known = listKnownOf(asked, knownByUser);
    const about = {
      ...{ due: dueHolds.get(eventId) ?? null, line: lines.get(eventId) ?? null },
      ...{ transfers: transfersOf.get(eventId), admitted: knowledge.admitted },
      ticketTypes: knowledge.ticketTypes?.get(eventId),
      promoCodes: knowledge.promoCodes?.get(eventId),
    };
    const decided = decideBookings(event, known, asked, now, about);
    own.forEach(({ index }, place) => (outcomes[index] = decided.outcomes[place]!));
    if (hasChanges(decided)) decisions.push(decided);
    rememberKeys(decided.newBookings, knownByUser);
  }
  return { outcomes, decisions };
}

function hasChanges(decisions: Decisions): boolean {
  const { countMove, eventEdit, acceptedTransfers, activities, resizedBookings } = decisions;
  const isEdited = eventEdit !== null || activities.length > 0;
  const isChanged = acceptedTransfers.length > 0 || resizedBookings.length > 0;
  return countMove !== null || isEdited || isChanged;
}

/** The outcome that needs no event: an edit that was carried out, or somebody who has no account. */
function findSettled(
  command: BookingCommand,
  doneCommandIds: ReadonlySet<string>,
  goneUserIds: ReadonlySet<string>,
): BatchOutcome | null {
  if (isSeatCommand(command)) {
    const isGone = listUserIds(command).some((userId) => goneUserIds.has(userId));
    return isGone ? refuse('unauthenticated') : null;
  }
  if (!isEditCommand(command)) return null;
  return doneCommandIds.has(command.commandId) ? { kind: 'edited' } : null;
}

function groupByEvent(commands: readonly BookingCommand[], outcomes: readonly BatchOutcome[]) {
  const numbered = commands
    .map((command, index): Numbered => ({ command, index }))
    .filter(({ index }) => outcomes[index] === NOT_SERVED);
  return groupBy(numbered, ({ command }) => command.eventId);
}

/** What is known of the commands' users; of a stranger's booking no command may learn anything. */
function listKnownOf(
  commands: BookingCommand[],
  knownByUser: ReadonlyMap<string, BookingRecord[]>,
): BookingRecord[] {
  const userIds = new Set(commands.filter(isSeatCommand).flatMap(listUserIds));
  return [...userIds].flatMap((userId) => knownByUser.get(userId) ?? []);
}

function rememberKeys(
  newBookings: BookingRecord[],
  knownByUser: Map<string, BookingRecord[]>,
): void {
  for (const booking of newBookings) {
    if (booking.idempotencyKey === null) continue;
    const known = knownByUser.get(booking.userId);
    if (known) known.push(booking);
    else knownByUser.set(booking.userId, [booking]);
  }
}
