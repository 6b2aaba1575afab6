import type { PromoCode } from '@lastseat/contracts';
import { formatCount, formatPrice } from '@/lib/format/format';

/** `20 % off`, `€5 off each ticket`. */
export function describeDiscount(
  { percentOff, amountOffCents }: Pick<PromoCode, 'percentOff' | 'amountOffCents'>,
  currency: string,
): string {
  if (percentOff !== null) return `${percentOff}\u00a0% off`;
  return `${formatPrice(amountOffCents ?? 0, currency)} off each ticket`;
}

/** `3 of 10 tickets`. */
export function describeUse({
  usedTickets,
  maxTickets,
}: Pick<PromoCode, 'usedTickets' | 'maxTickets'>): string {
  const used = formatCount(usedTickets);
  if (maxTickets !== null) return `${used} of ${formatCount(maxTickets)} tickets used`;
  return usedTickets === 1 ? '1 ticket used' : `${used} tickets used`;
}

export type CodeState = 'Paused' | 'Expired' | 'Not yet' | 'Used up';

/** Why nobody can use it at this moment; null: they can. */
export function stateOf(code: PromoCode, now: Date): CodeState | null {
  const { isPaused, startsAt, endsAt, maxTickets, usedTickets } = code;
  if (isPaused) return 'Paused';
  if (endsAt !== null && now >= new Date(endsAt)) return 'Expired';
  if (startsAt !== null && now < new Date(startsAt)) return 'Not yet';
  return maxTickets !== null && usedTickets >= maxTickets ? 'Used up' : null;
}
