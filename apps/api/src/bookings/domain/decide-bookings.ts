/**
 * Decides a batch of commands for one event, in the order of their arrival. Pure.
 *
 * What must stay true of every result, for any event and any commands:
 * - confirmed seats + held seats + seats left = seats in all, and seats left is never less than 0;
 * - a user has at most one booking that is held or confirmed, and nobody gets one of a cancelled event;
 * - every command has exactly one outcome, and every change was asked for by a command or is a hold's end;
 * - a command that was carried out before (its own retry) changes nothing and gets its answer again. A hold
 *   that was confirmed and cancelled in one batch keeps no trace of the first: it is answered as cancelled.
 */
import type { BookingCommand, BookingRecord } from './booking-command.js';
import { refuse, type Effect, type Outcome } from './outcome.js';
import { decideAddToRoster } from './decide-add-to-roster.js';
import { decideBook } from './decide-book.js';
import { decideCancelEvent } from './decide-cancel-event.js';
import { decideCloseWaitlist } from './decide-close-waitlist.js';
import { decideCancel } from './decide-cancel.js';
import { decideChangeQuantity } from './decide-change-quantity.js';
import { decideChangeEvent } from './decide-change-event.js';
import { decideConfirmHold } from './decide-confirm-hold.js';
import {
  decideOfferToWaiting,
  decidePromoteWaiting,
  decideRemoveWaiting,
} from './decide-edit-waitlist.js';
import { decideExpireHolds, expireDueHolds } from './decide-expire-holds.js';
import { decideFreed } from './decide-freed.js';
import { decideHold } from './decide-hold.js';
import { decideJoinWaitlist } from './decide-join-waitlist.js';
import { decideLeaveWaitlist } from './decide-leave-waitlist.js';
import { decidePublishEvent } from './decide-publish-event.js';
import { decideReleaseHold } from './decide-release-hold.js';
import {
  decideAddTicketType,
  decideChangeTicketType,
  decideRemoveTicketType,
} from './decide-edit-ticket-types.js';
import {
  decideAddPromoCode,
  decideChangePromoCode,
  decideRemovePromoCode,
} from './decide-edit-promo-codes.js';
import { decideTransfer } from './decide-transfer.js';
import type { ActivityRecord, EventState } from './event-state.js';
import type { DueHolds } from './due-holds.js';
import type { ResizedBooking } from './changed-bookings.js';
import { Inventory, type CountMove, type EventEdit } from './inventory.js';
import type { KnownPromoCodes, PromoCodeMoves } from './promo-codes.js';
import { countOpenTypes, type TicketTypeMoves, type TicketTypeState } from './ticket-types.js';
import type { AcceptedTransfer, TransferRecord } from './transfer.js';
import type { KnownLine, LineMove } from './waitlist-line.js';

export interface Decisions {
  /** One for each command, in their order. */
  outcomes: Outcome[];
  newBookings: BookingRecord[];
  /** Holds that were confirmed. */
  confirmedBookings: BookingRecord[];
  cancelledBookings: BookingRecord[];
  resizedBookings: ResizedBooking[];
  acceptedTransfers: AcceptedTransfer[];
  countMove: CountMove | null;
  lineMove: LineMove | null;
  /** Null for an event without types. */
  typeMoves: TicketTypeMoves | null;
  /** Null where no command is about a code. */
  codeMoves: PromoCodeMoves | null;
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
  hold: decideHold,
  confirmHold: decideConfirmHold,
  releaseHold: decideReleaseHold,
  expireHolds: decideExpireHolds,
  cancel: decideCancel,
  changeQuantity: decideChangeQuantity,
  transfer: decideTransfer,
  addToRoster: decideAddToRoster,
  changeEvent: decideChangeEvent,
  publishEvent: decidePublishEvent,
  cancelEvent: decideCancelEvent,
  joinWaitlist: decideJoinWaitlist,
  leaveWaitlist: decideLeaveWaitlist,
  closeWaitlist: decideCloseWaitlist,
  promoteWaiting: decidePromoteWaiting,
  removeWaiting: decideRemoveWaiting,
  offerToWaiting: decideOfferToWaiting,
  addTicketType: decideAddTicketType,
  changeTicketType: decideChangeTicketType,
  removeTicketType: decideRemoveTicketType,
  addPromoCode: decideAddPromoCode,
  changePromoCode: decideChangePromoCode,
  removePromoCode: decideRemovePromoCode,
};

/** What is known of an event beside its row and the commands' bookings: null where it cannot matter. */
export interface EventKnowledge {
  /** What of its holds has run out. */
  due: DueHolds | null;
  line: KnownLine | null;
  /** Those that commands are about. */
  transfers?: readonly TransferRecord[];
  /** Bookings that let somebody in: of those only that the commands would cancel. */
  admitted: ReadonlySet<string>;
  /** All of an event that is sold by types. */
  ticketTypes?: readonly TicketTypeState[];
  /** Of an event that has codes: those that the commands are about. */
  promoCodes?: KnownPromoCodes | undefined;
}

const nothingMore: EventKnowledge = { due: null, line: null, admitted: new Set() };

/**
 * @param event the locked event, or null when there is none by that id
 * @param known and `now`: see {@link Inventory}
 */
export function decideBookings(
  event: EventState | null,
  known: readonly BookingRecord[],
  commands: readonly BookingCommand[],
  now: Date,
  { due, line, transfers, admitted, ticketTypes, promoCodes }: EventKnowledge = nothingMore,
): Decisions {
  if (event === null) return refuseAll(commands);
  const all = [...known, ...(due?.bookings ?? [])];
  const inventory = new Inventory(event, all, now, {
    line,
    admitted,
    transfers: transfers ?? [],
    ticketTypes: ticketTypes ?? [],
    promoCodes,
  });
  if (due !== null) expireDueHolds(due, inventory);
  // Somebody may have come to the line's turn by the clock alone: nobody who asks now comes before them.
  decideFreed(inventory);
  const outcomes = commands.map((command) => decide(command, inventory));
  const { newBookings, confirmedBookings, cancelledBookings, acceptedTransfers } = inventory;
  const { countMove, eventEdit, activities } = inventory;
  const lineMove = inventory.line.move;
  const { resizedBookings } = inventory;
  const bookings = { newBookings, confirmedBookings, cancelledBookings, resizedBookings };
  const { moves: typeMoves } = inventory.ticketTypes;
  const { moves: codeMoves } = inventory.promoCodes;
  const changed = { ...bookings, acceptedTransfers, lineMove, typeMoves, codeMoves };
  const effects = [
    ...listEffects(inventory, countMove),
    ...inventory.servedBookings.map((booking): Effect => ({ kind: 'served', booking })),
  ];
  return { outcomes, ...changed, countMove, eventEdit, activities, effects };
}

/** What is so when all of it is committed. A draft is nobody else's to hear of. */
function listEffects({ event, ticketTypes }: Inventory, countMove: CountMove | null): Effect[] {
  const { id: eventId, totalTickets, status } = event;
  if (countMove === null || status === 'draft') return [];
  const { remainingTickets, waitingCount, version } = countMove;
  const counts = { remainingTickets, totalTickets, waitingCount };
  const types = ticketTypes.list();
  const ofTypes = types.length > 0 && { ticketTypes: countOpenTypes(types) };
  return [{ kind: 'count changed', eventId, ...counts, status, version, ...ofTypes }];
}

function refuseAll(commands: readonly BookingCommand[]): Decisions {
  const unchanged = {
    newBookings: [],
    confirmedBookings: [],
    cancelledBookings: [],
    resizedBookings: [],
    acceptedTransfers: [],
    lineMove: null,
    typeMoves: null,
    codeMoves: null,
  };
  const nothing = { ...unchanged, activities: [], effects: [], countMove: null, eventEdit: null };
  return { ...nothing, outcomes: commands.map(() => refuse('event_not_found')) };
}

/**
 * Here and not in each decision: none can forget who has a right to the seats that it frees.
 * (TypeScript does not see that the record and the command agree on the kind.)
 */
function decide<Kind extends BookingCommand['kind']>(
  command: Extract<BookingCommand, { kind: Kind }>,
  inventory: Inventory,
): Outcome {
  const outcome = deciders[command.kind](command, inventory);
  decideFreed(inventory);
  return outcome;
}
