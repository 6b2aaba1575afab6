'use client';

import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { Link } from '@/components/ui/link';
import { demandSecondFactor } from '@/features/organise/api/organisers-api';
import { ownOrganisers } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { findProblem } from '@/lib/http/api';
import { paths } from '@/lib/http/paths';
import { useOrganiser } from './use-organiser';

/** Whether the organiser asks its members for a second factor. */
export function SecondFactorDemand() {
  const { name, requiresSecondFactor } = useOrganiser();
  const [isAsked, setIsAsked] = useState(false);
  const { change, needsOwn } = useDemand();
  const words = requiresSecondFactor ? wordsToEnd(name) : wordsToBegin(name);
  return (
    <section aria-labelledby="second-factor" className="mt-12">
      <h2 id="second-factor" className="text-lg font-semibold tracking-tight">
        Second factor
      </h2>
      <p className="mt-1 text-muted">{words.now}</p>
      <p role="status" className="mt-2 font-medium empty:hidden">
        {needsOwn && <OwnFactorFirst />}
      </p>
      <Button variant="secondary" className="mt-4" onClick={() => setIsAsked(true)}>
        {words.offer}
      </Button>
      <ConfirmationDialog
        isOpen={isAsked}
        onOpenChange={setIsAsked}
        title={`${words.offer}?`}
        description={words.effect}
        confirmLabel={words.confirm}
        cancelLabel="Leave it"
        onConfirm={change}
      />
    </section>
  );
}

const wordsToBegin = (name: string) => ({
  now: 'Members may come in by their password alone.',
  offer: 'Ask every member for one',
  effect: `Members who have none see nothing of ${name} until they have set one up.`,
  confirm: 'Ask them',
});

const wordsToEnd = (name: string) => ({
  now: 'Every member needs one beside the password.',
  offer: 'Ask for none any more',
  effect: `Whoever finds out the password of a member can then do for ${name} what the member may.`,
  confirm: 'Ask no more',
});

function OwnFactorFirst() {
  return (
    <>
      You need one yourself first.{' '}
      <Link href={paths.secondFactor()} className="underline underline-offset-4">
        Set up a second factor
      </Link>
    </>
  );
}

function useDemand() {
  const { id, requiresSecondFactor } = useOrganiser();
  const [needsOwn, setNeedsOwn] = useState(false);
  const change = async () => {
    try {
      await demandSecondFactor(id, { requiresSecondFactor: !requiresSecondFactor });
      await ownOrganisers.load();
      toast.success('Saved.');
    } catch (error) {
      if (findProblem(error)?.code === 'second_factor_required') setNeedsOwn(true);
      else toast.error(explainToast(error));
    }
  };
  return { change, needsOwn };
}
