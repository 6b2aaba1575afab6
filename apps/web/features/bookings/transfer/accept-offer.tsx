'use client';

import type { AcceptedTransfer, TransferOffer } from '@lastseat/contracts';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { FormField } from '@/components/ui/form-field';
import { Link } from '@/components/ui/link';
import { loadBookings } from '@/features/bookings/list/load-bookings';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { paths } from '@/lib/http/paths';
import { useSession } from '@/lib/session';
import { registerPath, signInPath } from '@/lib/session/safe-return-path';
import { acceptTransfer, declineTransfer, transferOffer } from './transfer-api';

const sentences = {
  already_booked: 'You have a ticket of this event already.',
  transfer_ended: 'The ticket is not passed on to you any more.',
} as const;

interface AcceptOfferProps {
  token: string;
  offer: TransferOffer;
  onAccepted: (accepted: AcceptedTransfer) => void;
}

/** To one's account, or to the address that the mail came to. */
export function AcceptOffer({ token, offer, onAccepted }: AcceptOfferProps) {
  const user = useSession((session) => session.user);
  const isKnown = useSession((session) => session.status !== 'unknown');
  const [name, setName] = useState('');
  const { underway, refusal, act } = useActs(token);
  const accept = () =>
    act('accept', async () => {
      onAccepted(await acceptTransfer(token, user !== null, wordsOf(name)));
      if (user !== null) void loadBookings();
    });
  const canAccept = user !== null || offer.event.guestPolicy !== 'off';
  return (
    <div className="mt-6 grid gap-4">
      <FormAlert form={{ formError: refusal, wrongFields: [] }} />
      <p className="text-pretty">{sayWhere(user?.name ?? null, canAccept)}</p>
      {isKnown && user === null && canAccept && <NameField name={name} onChange={setName} />}
      <div className="grid gap-3 sm:flex">
        {canAccept && (
          <Button
            disabled={!isKnown}
            isLoading={underway === 'accept'}
            loadingLabel="Accepting…"
            onClick={() => void accept()}
          >
            Accept
          </Button>
        )}
        <Button
          variant="secondary"
          isLoading={underway === 'decline'}
          loadingLabel="Declining…"
          onClick={() => void act('decline', () => declineTransfer(token))}
        >
          No, thank you
        </Button>
      </div>
      {isKnown && user === null && <WithAccount token={token} />}
    </div>
  );
}

interface NameFieldProps {
  name: string;
  onChange: (name: string) => void;
}

function NameField({ name, onChange }: NameFieldProps) {
  return (
    <FormField
      label="Name"
      autoComplete="name"
      hint="For the organiser. You can leave it out."
      value={name}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** A field that was left empty is a name that was not given. */
const wordsOf = (name: string) => (name.trim() === '' ? {} : { name: name.trim() });

function sayWhere(name: string | null, canAccept: boolean): string {
  if (name !== null) return `It goes to your account, ${name}.`;
  return canAccept
    ? 'You need no account: the ticket comes to the address that the mail came to.'
    : 'The organiser wants people with an account only.';
}

/** Both lead back here. */
function WithAccount({ token }: { token: string }) {
  const linkStyle = 'font-medium text-accent underline underline-offset-2 hover:text-accent-strong';
  return (
    <p className="text-pretty text-muted">
      To have it in your account,{' '}
      <Link href={signInPath(paths.transfer(token))} prefetch={false} className={linkStyle}>
        sign in
      </Link>{' '}
      or{' '}
      <Link href={registerPath(paths.transfer(token))} prefetch={false} className={linkStyle}>
        create an account
      </Link>{' '}
      first.
    </p>
  );
}

type Act = 'accept' | 'decline';

function useActs(token: string) {
  const [underway, setUnderway] = useState<Act | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const act = async (what: Act, deed: () => Promise<void>) => {
    if (underway !== null) return;
    setUnderway(what);
    setRefusal(null);
    await deed().catch((error: unknown) => {
      setRefusal(explainRefusal(error, sentences));
    });
    // In every case: what the API says now is what counts.
    await transferOffer.load(token);
    setUnderway(null);
  };
  return { underway, refusal, act };
}
