'use client';

import { BellOff, BellRing } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { publicApi } from '@/lib/http/api';

/** By a press and not by opening the page: what looks into mails for people opens their links too. */
export function EndReminders({ token }: { token: string }) {
  const [isEnding, setIsEnding] = useState(false);
  const [isEnded, setIsEnded] = useState(false);
  const end = async () => {
    setIsEnding(true);
    try {
      await publicApi.post(`/unsubscribe/${token}`);
      setIsEnded(true);
    } catch {
      toast.error('That did not get through. Please try again.');
    } finally {
      setIsEnding(false);
    }
  };
  if (isEnded) {
    return (
      <EmptyState
        heading="h1"
        icon={BellOff}
        title="No more reminders"
        text="You still get mails about what happens to your bookings."
      />
    );
  }
  return (
    <EmptyState
      heading="h1"
      icon={BellRing}
      title="Reminders the day before"
      text="Lastseat reminds you of what you have booked. You need not get these mails."
      action={
        <Button isLoading={isEnding} loadingLabel="Ending…" onClick={() => void end()}>
          Do not send me these
        </Button>
      }
    />
  );
}
