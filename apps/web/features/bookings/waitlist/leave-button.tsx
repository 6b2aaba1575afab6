'use client';

import { Button } from '@/components/ui/button';
import { useWaitlistAct } from './use-waitlist-act';

interface LeaveButtonProps {
  event: { id: string; title: string };
  onAct?: () => void;
}

export function LeaveButton({ event: { id, title }, onAct }: LeaveButtonProps) {
  const { act, underway, hasStalled } = useWaitlistAct(id);
  return (
    <Button
      variant="secondary"
      isLoading={underway === 'leave'}
      loadingLabel="Leaving…"
      onClick={() => {
        onAct?.();
        act('leave', ({ runLeave }, askToSignIn) =>
          runLeave({ eventId: id, eventTitle: title }, askToSignIn),
        );
      }}
    >
      {hasStalled ? 'No connection, try again' : 'Leave the waitlist'}
      <span className="sr-only"> of {title}</span>
    </Button>
  );
}
