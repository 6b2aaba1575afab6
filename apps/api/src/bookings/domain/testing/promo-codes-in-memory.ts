import type { BookingCommand, BookingRecord } from '../booking-command.js';
import { isPromoCodeCommand } from '../promo-code-command.js';
import type { KnownPromoCodes, PromoCodeMoves } from '../promo-codes.js';
import type { World } from './any-commands.js';

/** As `readCodes` of `coded-events.ts` reads them: what commands name, what known bookings were made with. */
export function readCodes(
  { promoCodes = [], promoUses = [] }: World,
  commands: readonly BookingCommand[],
  known: readonly BookingRecord[],
): KnownPromoCodes {
  const bookingIds = new Set(known.map(({ id }) => id));
  const uses = promoUses.filter(({ bookingId }) => bookingIds.has(bookingId));
  const named = new Set([
    ...commands.map((one) => (one.kind === 'hold' ? one.promoCodeId : null)),
    ...uses.map(({ promoCodeId }) => promoCodeId),
  ]);
  const isEdited = commands.some(isPromoCodeCommand);
  const codes = promoCodes.filter(({ id }) => isEdited || named.has(id));
  const wasUsed = (id: string) => promoUses.some(({ promoCodeId }) => promoCodeId === id);
  return { codes: codes.map((code) => ({ ...code, wasUsed: wasUsed(code.id) })), uses };
}

/** As `writeCodes` does. */
export function writeCodes(
  { promoCodes = [], promoUses = [] }: World,
  moves: PromoCodeMoves | null,
): Pick<World, 'promoCodes' | 'promoUses'> {
  if (moves === null) return { promoCodes, promoUses };
  const removed = new Set(moves.removed.map(({ id }) => id));
  const edited = new Map(moves.edited.map((code) => [code.id, code]));
  const moved = new Map(moves.moved.map((move) => [move.id, move]));
  const kept = promoCodes
    .filter(({ id }) => !removed.has(id))
    .map((code) => {
      const { tickets = 0, maxTickets = code.maxTickets } = moved.get(code.id) ?? {};
      const usedTickets = code.usedTickets + tickets;
      return { ...code, ...edited.get(code.id), usedTickets, maxTickets };
    });
  const shrunk = new Map(moves.shrunk.map((use) => [use.bookingId, use]));
  const keptUses = promoUses.map((use) => shrunk.get(use.bookingId) ?? use);
  return { promoCodes: [...kept, ...moves.added], promoUses: [...keptUses, ...moves.uses] };
}
