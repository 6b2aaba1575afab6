import type { OrganiserEvent } from '@lastseat/contracts';

export type Concern = 'unpublished' | 'few-booked' | 'sold-out' | 'cancelling';

export interface Attention {
  event: OrganiserEvent;
  concern: Concern;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const publishWithinMs = 14 * DAY_MS;
const fillWithinMs = 7 * DAY_MS;
/** Of the seats: below it an event that is near is worth a look. */
const fewBooked = 0.25;

/** What somebody has to look at, in the order of the events. */
export function findAttention(events: readonly OrganiserEvent[], now: Date): Attention[] {
  return events.flatMap((event) => {
    const concern = findConcern(event, Date.parse(event.startsAt) - now.getTime());
    return concern === null ? [] : [{ event, concern }];
  });
}

function findConcern(event: OrganiserEvent, untilStartMs: number): Concern | null {
  if (event.status === 'cancelled') {
    const isUnderWay = event.bookingsCancelledAt === null && event.confirmedTickets > 0;
    return isUnderWay ? 'cancelling' : null;
  }
  if (untilStartMs <= 0) return null;
  if (event.status === 'draft') return untilStartMs <= publishWithinMs ? 'unpublished' : null;
  if (event.remainingTickets === 0) return 'sold-out';
  const isFew = event.confirmedTickets < event.totalTickets * fewBooked;
  return isFew && untilStartMs <= fillWithinMs ? 'few-booked' : null;
}
