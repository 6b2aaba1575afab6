'use client';

import type { ShownPasskey } from '@lastseat/contracts';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { keepFocus } from '@/components/ui/keep-focus';
import { showPasskey } from '@/features/auth/show-passkey';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { useIsHydrated } from '@/lib/react/use-is-hydrated';

interface PasskeyButtonProps {
  /** What it is shown for. */
  send: (credential: ShownPasskey) => Promise<void>;
  /** What else the person can do. */
  instead: string;
}

/** Has a passkey shown. What comes then is up to the form beside it. */
export function PasskeyButton({ send, instead }: PasskeyButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const isHydrated = useIsHydrated();
  const ask = async () => {
    setIsAsking(true);
    setComplaint(null);
    try {
      const credential = await showPasskey();
      if (credential) await send(credential);
      else setComplaint(`No passkey was shown. Try again, or ${instead}.`);
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
        onMouseDown={keepFocus}
        onClick={() => void ask()}
      >
        <KeyRound className="size-5" aria-hidden="true" />
        Use a passkey
      </Button>
      <FormAlert form={{ formError: complaint, wrongFields: [] }} />
    </div>
  );
}
