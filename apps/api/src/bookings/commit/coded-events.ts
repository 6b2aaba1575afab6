/** The part of a batch that is about events which have codes that make seats cheaper. */
import type { Transaction } from '../../common/database/prisma.service.js';
import type { BookingCommand, BookingRecord } from '../domain/booking-command.js';
import type { Decisions } from '../domain/decide-bookings.js';
import type { EventState } from '../domain/event-state.js';
import { groupBy } from '../domain/group-by.js';
import { isPromoCodeCommand } from '../domain/promo-code-command.js';
import type { KnownPromoCodes } from '../domain/promo-codes.js';
import { LostLockError } from './lost-lock-error.js';
import {
  editPromoCodes,
  insertPromoUses,
  movePromoCodes,
  readPromoCodes,
  shrinkPromoUses,
  type ReadCode,
} from './promo-codes.sql.js';

/**
 * Where no event has codes, nothing is asked.
 * @param known the bookings that the commands are about: what may end, and what comes late
 */
export async function readCodes(
  tx: Transaction,
  events: Iterable<EventState | null>,
  commands: readonly BookingCommand[],
  known: readonly BookingRecord[],
): Promise<Map<string, KnownPromoCodes>> {
  const eventIds = [...events].flatMap((event) => (event?.hasPromoCodes ? event.id : []));
  if (eventIds.length === 0) return new Map();
  const edits = commands.filter(isPromoCodeCommand);
  const rows = await readPromoCodes(tx, {
    eventIds,
    named: commands.flatMap((one) => (one.kind === 'hold' && one.promoCodeId) || []),
    edited: edits.map(({ eventId }) => eventId),
    removed: edits.flatMap((one) => (one.kind === 'removePromoCode' ? one.codeId : [])),
    bookingIds: known.map(({ id }) => id),
  });
  const byEvent = groupBy(rows, ({ eventId }) => eventId);
  return new Map([...byEvent].map(([id, read]) => [id, toKnown(read)]));
}

function toKnown(rows: readonly ReadCode[]): KnownPromoCodes {
  const codes = rows.map(({ bookingId: _, quantity: __, ...code }) => code);
  const uses = rows.flatMap(({ eventId, id: promoCodeId, bookingId, quantity }) =>
    bookingId === null || quantity === null ? [] : { eventId, bookingId, promoCodeId, quantity },
  );
  return { codes, uses };
}

/** Of events that have codes, and where a command is about one. */
export async function writeCodes(tx: Transaction, decisions: readonly Decisions[]): Promise<void> {
  const moves = decisions.flatMap(({ codeMoves }) => codeMoves ?? []);
  if (moves.length === 0) return;
  await editPromoCodes(tx, moves);
  const moved = moves.flatMap((move) => move.moved);
  if ((await movePromoCodes(tx, moved)) !== moved.length) throw new LostLockError();
  const shrunk = moves.flatMap((move) => move.shrunk);
  if (shrunk.length > 0 && (await shrinkPromoUses(tx, shrunk)) !== shrunk.length) {
    throw new LostLockError();
  }
  await insertPromoUses(
    tx,
    moves.flatMap(({ uses }) => uses),
  );
}
