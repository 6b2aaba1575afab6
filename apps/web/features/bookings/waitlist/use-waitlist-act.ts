import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { signInPathFromHere } from '@/features/bookings/book/use-book';
import { loadModule } from '@/lib/http/load-module';
import { useWaitlist, type WaitlistAct } from './waitlist.store';

const loadRun = () => import('./run-waitlist');

type Run = (runs: Awaited<ReturnType<typeof loadRun>>, askToSignIn: () => void) => Promise<void>;

/** Does one thing at a time about an event, with a way round by the sign-in page. */
export function useWaitlistAct(eventId: string) {
  const router = useRouter();
  const [isLeaving, startLeaving] = useTransition();
  const [hasStalled, setHasStalled] = useState(false);
  const underway = useWaitlist((state) => state.underway[eventId]);
  const act = (name: WaitlistAct, run: Run) => {
    const { begin, finish } = useWaitlist.getState();
    if (underway !== undefined) return;
    setHasStalled(false);
    begin(eventId, name);
    loadModule(loadRun)
      .then((runs) => run(runs, () => startLeaving(() => router.push(signInPathFromHere()))))
      // Not even the code for it could be had.
      .catch(() => setHasStalled(true))
      .finally(() => finish(eventId));
  };
  return { act, underway: isLeaving ? ('join' as const) : underway, hasStalled };
}
