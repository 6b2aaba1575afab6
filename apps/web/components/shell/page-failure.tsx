'use client';

import { CloudOff } from 'lucide-react';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

interface PageFailureProps {
  title: string;
  retry: () => void;
}

/** In place of a page, or of a part of it, that could not be shown. */
export function PageFailure({ title, retry }: PageFailureProps) {
  const [isRetrying, startTransition] = useTransition();
  return (
    <div role="alert">
      <EmptyState
        heading="h1"
        icon={CloudOff}
        title={title}
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
