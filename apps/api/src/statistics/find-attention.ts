/** Which events ask for attention, and why. */
import type { AttentionReason, EventBrief } from '@lastseat/contracts';

export interface WatchedEvent extends EventBrief {
  /** Null: as soon as it is published. */
  saleOpensAt: string | null;
  /** When the last booking of a cancelled event was cancelled. */
  bookingsCancelledAt: string | null;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** From here on a draft should be published, and most of an event be sold. */
export const SOON_MS = 14 * DAY_MS;

/** Of all seats. */
const NEARLY_SOLD_OUT = 0.9;
const SELLING_SLOWLY = 0.3;

/** The most urgent reason of an event; null when it may be left alone. */
export function findAttention(event: WatchedEvent, now: Date): AttentionReason | null {
  const { status, confirmedTickets, remainingTickets, totalTickets } = event;
  if (status === 'cancelled') return isCancelling(event) ? 'cancelling' : null;
  const untilStart = Date.parse(event.startsAt) - now.getTime();
  if (untilStart <= 0) return null;
  const isSoon = untilStart <= SOON_MS;
  if (status === 'draft') return isSoon ? 'draft_near' : null;
  if (remainingTickets === 0) return null;
  const fill = confirmedTickets / totalTickets;
  if (fill >= NEARLY_SOLD_OUT) return 'nearly_sold_out';
  return isSoon && isOnSale(event, now) && fill < SELLING_SLOWLY ? 'selling_slowly' : null;
}

const isCancelling = ({ bookingsCancelledAt, confirmedTickets }: WatchedEvent) =>
  bookingsCancelledAt === null && confirmedTickets > 0;

const isOnSale = ({ saleOpensAt }: WatchedEvent, now: Date) =>
  saleOpensAt === null || Date.parse(saleOpensAt) <= now.getTime();
