import { useBookings } from '@/features/bookings/bookings.store';
import { loadWaitlist } from '@/features/bookings/waitlist/load-waitlist';
import { retryLostAnswers } from '@/lib/http/retry-lost-answers';
import { useSession } from '@/lib/session';
import { listAllBookings } from './list-all-bookings';

let latestLoad = 0;

/**
 * Reads the signed-in person's bookings. Whoever has changed one calls it again: only the latest
 * load counts, so a list that was read before the change never hides it.
 */
export async function loadBookings(): Promise<void> {
  const { user } = useSession.getState();
  if (user === null) return;
  const load = ++latestLoad;
  useBookings.getState().beginLoading(user.id);
  try {
    const bookings = await retryLostAnswers(() => listAllBookings());
    if (load !== latestLoad || useSession.getState().user?.id !== user.id) return;
    useBookings.getState().finishLoading(bookings);
  } catch {
    if (load === latestLoad) useBookings.getState().failLoading();
  }
}

/**
 * Another tab or another device may have booked while nobody looked at this one, or a seat may have become
 * free for the person.
 */
export async function refreshStaleBookings(afterMs: number): Promise<void> {
  const { checkedAt } = useBookings.getState();
  const ageMs = checkedAt === null ? Infinity : Date.now() - Date.parse(checkedAt);
  if (document.hidden || ageMs < afterMs) return;
  await Promise.all([loadBookings(), loadWaitlist()]);
}
