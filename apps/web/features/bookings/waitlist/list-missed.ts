import type { BookingWithEvent } from '@lastseat/contracts';

interface Places {
  waits: readonly { eventId: string }[];
  offers: readonly { eventId: string }[];
  /** Events that the person has a seat of. */
  confirmed: Readonly<Record<string, unknown>>;
}

/** Of each event the last offer that ran out, unless the person is in line again or has a seat. */
export function listMissed(
  missed: readonly BookingWithEvent[],
  { waits, offers, confirmed }: Places,
): BookingWithEvent[] {
  const settled = new Set([...waits, ...offers].map(({ eventId }) => eventId));
  return missed.filter(({ eventId }) => {
    const isLeft = !settled.has(eventId) && !(eventId in confirmed);
    settled.add(eventId);
    return isLeft;
  });
}
