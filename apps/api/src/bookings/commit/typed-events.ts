/** The part of a batch that is about events which are sold by types. */
import type { Transaction } from '../../common/database/prisma.service.js';
import type { BookingCommand, BookingRecord } from '../domain/booking-command.js';
import type { Decisions } from '../domain/decide-bookings.js';
import type { EventState } from '../domain/event-state.js';
import { groupBy } from '../domain/group-by.js';
import type { TicketTypeState } from '../domain/ticket-types.js';
import { LostLockError } from './lost-lock-error.js';
import { editTicketTypes, insertOfTypes, moveTypes, readTicketTypes } from './ticket-types.sql.js';

/** Where no event is sold by types, nothing is asked. */
export async function readTypes(
  tx: Transaction,
  typed: readonly EventState[],
  commands: readonly BookingCommand[],
): Promise<Map<string, TicketTypeState[]>> {
  if (typed.length === 0) return new Map();
  const removed = commands.flatMap((one) => (one.kind === 'removeTicketType' ? one.typeId : []));
  const ids = typed.map(({ id }) => id);
  return groupBy(await readTicketTypes(tx, ids, removed), ({ eventId }) => eventId);
}

/**
 * Of events that are sold by types. Also where nothing of them moves: the time of a statement more or less
 * would tell a guest that somebody comes.
 * @returns the bookings that are still to be written
 */
export async function writeTypes(
  tx: Transaction,
  decisions: readonly Decisions[],
  booked: BookingRecord[],
): Promise<BookingRecord[]> {
  const moves = decisions.flatMap(({ typeMoves }) => typeMoves ?? []);
  if (moves.length === 0) return booked;
  await editTicketTypes(tx, moves);
  const moved = moves.flatMap((move) => move.moved);
  if ((await moveTypes(tx, moved)) !== moved.length) throw new LostLockError();
  const isWritten = ({ status, ticketTypeId }: BookingRecord) =>
    status === 'confirmed' && Boolean(ticketTypeId);
  await insertOfTypes(tx, booked.filter(isWritten));
  return booked.filter((booking) => !isWritten(booking));
}
