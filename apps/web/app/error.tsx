'use client';

import { CloudOff } from 'lucide-react';
import { useTransition } from 'react';
import { Button } from '../components/button';
import { EmptyState } from '../components/empty-state';

export default function PageError({ retry }: { error: unknown; retry: () => void }) {
  const [isRetrying, startTransition] = useTransition();
  return (
    <div role="alert">
      <EmptyState
        heading="h1"
        icon={CloudOff}
        title="This page could not be loaded"
        text="Something went wrong on our side. Your bookings are safe; please try again in a moment."
        action={
          <Button
            isLoading={isRetrying}
            loadingLabel="Trying…"
            onClick={() => startTransition(retry)}
          >
            Try again
          </Button>
        }
      />
    </div>
  );
}
