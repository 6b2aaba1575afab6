import { toast } from 'react-hot-toast';
import { retryLostAnswers } from '@/lib/http/retry-lost-answers';
import { useSession } from '@/lib/session';
import { announceOffers } from './announce-offers';
import { getOwnWaitlist } from './waitlist-api';
import { useWaitlist } from './waitlist.store';

let latestLoad = 0;

/** Reads what the person waits for. Only the latest load counts, as with the bookings. */
export async function loadWaitlist(): Promise<void> {
  const { user } = useSession.getState();
  if (user === null) return;
  const load = ++latestLoad;
  try {
    const list = await retryLostAnswers(getOwnWaitlist);
    if (load !== latestLoad || useSession.getState().user?.id !== user.id) return;
    useWaitlist.getState().finishLoading(list);
    announceOffers(list.offers, toast);
  } catch {
    // What is shown stays: the next change of the count, or the next connect, asks again.
  }
}
