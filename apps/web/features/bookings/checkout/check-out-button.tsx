'use client';

import type { CheckoutInput, EventDetails } from '@lastseat/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { signInPathFromHere } from '@/features/bookings/book/use-book';
import { loadModule } from '@/lib/http/load-module';
import { useSession } from '@/lib/session';

/** Most people look at a page and press nothing: what a press needs comes with it. */
const loadStart = () => import('./start-checkout');

interface CheckOutButtonProps {
  event: Pick<EventDetails, 'id' | 'title'>;
  lines: CheckoutInput['lines'];
  /** Makes some of them cheaper. */
  promoCode?: string | undefined;
  termsId?: string | undefined;
}

/** Holds the seats and leads to where they are paid. */
export function CheckOutButton({ event, lines, promoCode, termsId }: CheckOutButtonProps) {
  const router = useRouter();
  const isSignedOut = useSession(({ status }) => status === 'signed-out');
  const [isUnderway, setIsUnderway] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const start = async () => {
    if (isSignedOut) return router.push(signInPathFromHere());
    setIsUnderway(true);
    setComplaint(null);
    const started = await loadModule(loadStart)
      .then(({ startCheckout }) => startCheckout(event.id, { lines, promoCode }))
      .catch(() => ({ complaint: 'No connection, try again' }));
    if ('path' in started) return router.push(started.path);
    setComplaint(started.complaint);
    setIsUnderway(false);
  };
  return (
    <>
      <Button
        isLoading={isUnderway}
        loadingLabel="Holding your seats…"
        aria-describedby={termsId}
        onClick={() => void start()}
      >
        Check out
        <span className="sr-only"> {event.title}</span>
      </Button>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {complaint}
      </p>
    </>
  );
}
