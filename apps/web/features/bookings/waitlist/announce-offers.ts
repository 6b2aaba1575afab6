import type { BookingWithEvent } from '@lastseat/contracts';

const announced = new Set<string>();

/**
 * Says of each offer once that it is there, wherever the person is. A toast is read out politely; the clock
 * beside the offer is not.
 */
export function announceOffers(
  offers: readonly Pick<BookingWithEvent, 'id' | 'event'>[],
  say: (message: string, options: { id: string; duration: number }) => unknown,
): void {
  for (const { id, event } of offers) {
    if (announced.has(id)) continue;
    announced.add(id);
    say(`A seat at ${event.title} is kept for you. You find it in My bookings.`, {
      id: `offer-${id}`,
      duration: shownForMs,
    });
  }
}

const shownForMs = 10_000;
