import { isForType } from '@lastseat/contracts';
import type { BookingRecord, HoldCommand } from './booking-command.js';
import type { Inventory } from './inventory.js';
import { refuse, type Refused } from './outcome.js';
import { isUsableNow, ticketsLeftOf } from './promo-codes.js';

/** Why the code that the command names makes nothing cheaper; null where it does, or none is named. */
export function findCodeRefusal(
  { promoCodeId, ticketTypeId = null, quantity }: HoldCommand,
  { promoCodes, now }: Inventory,
): Refused | null {
  if (!promoCodeId) return null;
  const code = promoCodes.find(promoCodeId);
  if (!code) return refuse('promo_code_not_found');
  if (!isUsableNow(code, now)) return refuse('promo_code_not_now');
  if (!isForType(code, ticketTypeId)) return refuse('promo_code_not_for_type');
  const ticketsLeft = ticketsLeftOf(code);
  return quantity > ticketsLeft ? refuse('promo_code_used_up', { numbers: { ticketsLeft } }) : null;
}

/** Of a booking that was made by the command. */
export function usePromoCode(
  { promoCodeId }: HoldCommand,
  { id: bookingId, eventId, quantity }: BookingRecord,
  { promoCodes }: Inventory,
): void {
  if (promoCodeId) promoCodes.use({ eventId, bookingId, promoCodeId, quantity });
}

/**
 * Of a hold that ran out, and whose money came all the same: the price was promised, so it needs no use. It
 * counts where one is left, or somebody else could have what is promised here.
 */
export function usePromoCodeAgain(
  late: BookingRecord,
  booking: BookingRecord,
  { promoCodes }: Inventory,
): void {
  const use = promoCodes.findUse(late.id);
  const code = use && promoCodes.find(use.promoCodeId);
  if (!code || use.quantity > ticketsLeftOf(code)) return;
  promoCodes.use({ ...use, bookingId: booking.id });
}
