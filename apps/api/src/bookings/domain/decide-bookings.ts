/**
 * Decides a batch of commands for one event, in the order of their arrival. Pure.
 *
 * What must stay true of every result, for any event and any commands:
 * - seats left = seats before - new bookings + cancelled bookings, and never less than 0;
 * - a user holds at most one confirmed booking;
 * - every command has exactly one outcome, and every change was asked for by a command;
 * - a command that was carried out before (its own retry) changes nothing and gets its answer again.
 */
import {
  refuse,
  type BookingCommand,
  type BookingRecord,
  type Effect,
  type EventState,
  type Outcome,
} from './booking-command.js';
import { decideBook } from './decide-book.js';
import { decideCancel } from './decide-cancel.js';
import { Inventory } from './inventory.js';

export interface Decisions {
  /** One for each command, in their order. */
  outcomes: Outcome[];
  newBookings: BookingRecord[];
  cancelledBookings: BookingRecord[];
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
  if (event === null) {
    const outcomes = commands.map(() => refuse('event_not_found'));
    return { outcomes, newBookings: [], cancelledBookings: [], effects: [] };
  }
  const inventory = new Inventory(event, known, now);
  const outcomes = commands.map((command) => decide(command, inventory));
  const { newBookings, cancelledBookings } = inventory;
  return { outcomes, newBookings, cancelledBookings, effects: inventory.listEffects() };
}

/** TypeScript does not see that the record and the command agree on the kind. */
function decide<Kind extends BookingCommand['kind']>(
  command: Extract<BookingCommand, { kind: Kind }>,
  inventory: Inventory,
): Outcome {
  return deciders[command.kind](command, inventory);
}
