import type { BookingWithEvent } from '@lastseat/contracts';
import { paths } from '@/lib/http/paths';

const shownForMs = 10_000;

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
    const isHere = [paths.event(event.id), paths.bookings()].includes(window.location.pathname);
    const where = isHere ? '' : ' You find it in My bookings.';
    say(`A seat at ${event.title} is kept for you.${where}`, {
      id: `offer-${id}`,
      duration: shownForMs,
    });
  }
}
