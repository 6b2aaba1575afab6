'use client';

import { BellOff, BellRing } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { usePush } from './use-push';

/** Lets somebody who waits be told in this browser, while no page is open too; nothing where it cannot be. */
export default function PushSwitch() {
  const { state, isChanging, turnOn, turnOff } = usePush();
  if (state === 'off') {
    return (
      <Button variant="secondary" isLoading={isChanging} loadingLabel="Asking…" onClick={turnOn}>
        <BellRing className="size-5" aria-hidden="true" />
        Tell me in this browser too
      </Button>
    );
  }
  if (state === 'on') {
    return (
      <div className="space-y-3">
        <p className="text-sm text-pretty text-muted" role="status">
          This browser tells you too, also while no page of ours is open.
        </p>
        <Button variant="secondary" isLoading={isChanging} loadingLabel="Ending…" onClick={turnOff}>
          <BellOff className="size-5" aria-hidden="true" />
          Do not tell me here
        </Button>
      </div>
    );
  }
  if (state !== 'blocked') return null;
  return (
    <p className="text-sm text-pretty text-muted">
      Your browser shows no messages of this site. You can allow them in its settings.
    </p>
  );
}
