'use client';

import { CloudOff } from 'lucide-react';
import { useTransition } from 'react';
import { actionStyle } from '../../../components/action-style';
import { EmptyState } from '../../../components/empty-state';

export default function EventsError({ retry }: { error: unknown; retry: () => void }) {
  const [isRetrying, startTransition] = useTransition();
  return (
    <div role="alert">
      <EmptyState
        heading="h1"
        icon={CloudOff}
        title="The events could not be loaded"
        text="Something went wrong on our side. Your bookings are safe; please try again in a moment."
        action={
          <button
            type="button"
            className={actionStyle}
            disabled={isRetrying}
            onClick={() => {
              startTransition(retry);
            }}
          >
            {isRetrying ? 'Trying…' : 'Try again'}
          </button>
        }
      />
    </div>
  );
}
