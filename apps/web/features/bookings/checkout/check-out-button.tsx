'use client';

import type { EventDetails } from '@lastseat/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { signInPathFromHere } from '@/features/bookings/book/use-book';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { paths } from '@/lib/http/paths';
import { useSession } from '@/lib/session';
import { postCheckout } from './orders-api';

interface CheckOutButtonProps {
  event: Pick<EventDetails, 'id' | 'title'>;
  /** Seats. */
  quantity: number;
  termsId?: string;
}

/** Holds the seats and leads to where they are paid. */
export function CheckOutButton({ event, quantity, termsId }: CheckOutButtonProps) {
  const router = useRouter();
  const isSignedOut = useSession(({ status }) => status === 'signed-out');
  const [isUnderway, setIsUnderway] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const start = async () => {
    if (isSignedOut) return router.push(signInPathFromHere());
    setIsUnderway(true);
    setComplaint(null);
    try {
      const { id } = await postCheckout(event.id, quantity);
      router.push(paths.checkout(id));
    } catch (error) {
      setComplaint(explainRefusal(error));
      setIsUnderway(false);
    }
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
