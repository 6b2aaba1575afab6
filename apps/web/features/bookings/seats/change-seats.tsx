'use client';

import { lazy, Suspense } from 'react';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { loadModule } from '@/lib/http/load-module';
import { useNow } from '@/lib/react/use-now';
import { nameSeats } from './name-seats';
import { findPossibleSeats } from './possible-seats';
import { SeatsStepper } from './seats-stepper';
import { useSeats, type SeatsInHand } from './use-seats';

const GiveBackDialog = lazy(() =>
  loadModule(() => import('./give-back-dialog')).then((module) => ({
    default: module.GiveBackDialog,
  })),
);

/** More seats for the same booking, or some of them back. */
export function ChangeSeats(inHand: SeatsInHand) {
  const { least, most } = findPossibleSeats(inHand.booking, useNow());
  const { wanted, more, asked, ...seats } = useSeats(inHand);
  if (least === most && seats.said === '' && seats.refusal === null) return null;
  return (
    <div className="grid gap-4 rounded-2xl border border-line bg-surface p-5">
      <SeatsStepper {...{ least, most }} value={wanted} onStep={seats.choose} />
      <FormAlert form={{ formError: seats.refusal, wrongFields: [] }} />
      <Button
        variant="secondary"
        isLoading={seats.isUnderway}
        loadingLabel="Changing…"
        aria-disabled={more === 0 || undefined}
        className="aria-disabled:opacity-60"
        onClick={seats.press}
      >
        {labelOf(more)}
      </Button>
      <p role="status" className="text-sm text-muted empty:hidden">
        {seats.said}
      </p>
      {asked && (
        <Suspense>
          <GiveBackDialog {...asked} onConfirm={seats.send} onClose={seats.close} />
        </Suspense>
      )}
    </div>
  );
}

/** @param more seats than there are; fewer, when negative */
function labelOf(more: number): string {
  if (more === 0) return 'Change seats';
  return more > 0 ? `Add ${nameSeats(more)}` : `Give back ${nameSeats(-more)}…`;
}
