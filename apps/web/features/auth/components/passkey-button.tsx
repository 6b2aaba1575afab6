'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { postPasskey } from '@/features/auth/auth-api';
import { showPasskey } from '@/features/auth/show-passkey';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { useIsHydrated } from '@/lib/react/use-is-hydrated';
import { openSession } from '@/lib/session';

/** Signs in without a password. The form beside it leads on. */
export function PasskeyButton() {
  const [isAsking, setIsAsking] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const isHydrated = useIsHydrated();
  const ask = async () => {
    setIsAsking(true);
    setComplaint(null);
    try {
      const credential = await showPasskey();
      // Only now: while the person looks for it, other tabs go on with their session.
      if (credential) await openSession(() => postPasskey({ credential }));
      else setComplaint('No passkey was shown. Try again, or sign in with your password.');
    } catch (error) {
      setComplaint(explainRefusal(error));
    }
    setIsAsking(false);
  };
  return (
    <div className="mt-3 grid gap-3">
      <Button
        variant="secondary"
        disabled={!isHydrated}
        isLoading={isAsking}
        loadingLabel="Waiting for it…"
        onClick={() => void ask()}
      >
        <KeyRound className="size-5" aria-hidden="true" />
        Use a passkey
      </Button>
      <FormAlert form={{ formError: complaint, wrongFields: [] }} />
    </div>
  );
}
