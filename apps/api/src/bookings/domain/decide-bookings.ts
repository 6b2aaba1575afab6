/**
 * Decides a batch of commands for one event, in the order of their arrival. Pure.
 *
 * What must stay true of every result, for any event and any commands:
 * - confirmed seats + seats left = seats in all, and seats left is never less than 0;
 * - a user holds at most one confirmed booking, and nobody books once the event is cancelled;
 * - every command has exactly one outcome, and every change was asked for by a command;
 * - a command that was carried out before (its own retry) changes nothing and gets its answer again.
 */
import {
  refuse,
  type BookingCommand,
  type BookingRecord,
  type Effect,
  type Outcome,
} from './booking-command.js';
import { decideAddToRoster } from './decide-add-to-roster.js';
import { decideBook } from './decide-book.js';
import { decideCancelEvent } from './decide-cancel-event.js';
import { decideCancel } from './decide-cancel.js';
import { decideChangeEvent } from './decide-change-event.js';
import { decidePublishEvent } from './decide-publish-event.js';
import type { ActivityRecord, EventState } from './event-state.js';
import { Inventory, type CountMove, type EventEdit } from './inventory.js';

export interface Decisions {
  /** One for each command, in their order. */
  outcomes: Outcome[];
  newBookings: BookingRecord[];
  cancelledBookings: BookingRecord[];
  countMove: CountMove | null;
  eventEdit: EventEdit | null;
  activities: ActivityRecord[];
  effects: Effect[];
}

/** A command without a decision does not compile. */
const deciders: {
  [Kind in BookingCommand['kind']]: (
    command: Extract<BookingCommand, { kind: Kind }>,
    inventory: Inventory,
  ) => Outcome;
} = {
  book: decideBook,
  cancel: decideCancel,
  addToRoster: decideAddToRoster,
  changeEvent: decideChangeEvent,
  publishEvent: decidePublishEvent,
  cancelEvent: decideCancelEvent,
};

/**
 * @param event the locked event, or null when there is none by that id
 * @param known and `now`: see {@link Inventory}
 */
export function decideBookings(
  event: EventState | null,
  known: readonly BookingRecord[],
  commands: readonly BookingCommand[],
  now: Date,
): Decisions {
  if (event === null) return refuseAll(commands);
  const inventory = new Inventory(event, known, now);
  const outcomes = commands.map((command) => decide(command, inventory));
  const { newBookings, cancelledBookings, countMove, eventEdit, activities } = inventory;
  const effects = listEffects(inventory.event, countMove);
  return { outcomes, newBookings, cancelledBookings, countMove, eventEdit, activities, effects };
}

/** What is so when all of it is committed. A draft is nobody else's to hear of. */
function listEffects(event: Readonly<EventState>, countMove: CountMove | null): Effect[] {
  const { id: eventId, totalTickets, status } = event;
  if (countMove === null || status === 'draft') return [];
  const { remainingTickets, version } = countMove;
  return [{ kind: 'count changed', eventId, remainingTickets, totalTickets, status, version }];
}

function refuseAll(commands: readonly BookingCommand[]): Decisions {
  const nothing = { newBookings: [], cancelledBookings: [], activities: [], effects: [] };
  const outcomes = commands.map(() => refuse('event_not_found'));
  return { ...nothing, outcomes, countMove: null, eventEdit: null };
}

/** TypeScript does not see that the record and the command agree on the kind. */
function decide<Kind extends BookingCommand['kind']>(
  command: Extract<BookingCommand, { kind: Kind }>,
  inventory: Inventory,
): Outcome {
  return deciders[command.kind](command, inventory);
}
