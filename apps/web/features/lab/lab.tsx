'use client';

import { describePhase } from './describe-lab';
import { LabForm } from './lab-form';
import { LockedPanel, UnlockedPanel, type RenderHall } from './lab-side';
import type { LabState } from './lab-state';
import { LabTotals } from './lab-totals';
import { useLab } from './use-lab';

/** Of the halls before the first race. */
const usualSeats = 80;

/** Two sales of the same seats to the same people: with the row lock, and without. */
export function Lab({ renderHall }: { renderHall: RenderHall }) {
  const { state, isLost } = useLab();
  const isRacing = state !== null && isUnderWay(state);
  return (
    <>
      <h1 className="text-3xl font-semibold tracking-tight sm:text-4xl">Rush lab</h1>
      <p className="mt-3 max-w-prose text-pretty text-muted">
        Many people want few seats. The same people press “Book” on both sides: where Lastseat sells
        under the lock of the event’s row, and where a program looks before it writes and locks
        nothing.
      </p>
      <LabForm isRacing={isRacing} />
      <div
        role="status"
        className="mt-6 min-h-18 rounded-xl bg-accent-soft px-4 py-3 font-medium text-pretty text-accent sm:min-h-12"
      >
        {state === null ? 'Asking the lab how it is …' : describePhase(state)}
      </div>
      <p role="alert" className="mt-3 font-medium text-last empty:hidden">
        {isLost && 'The lab does not answer, and is asked again. Is npm start still running?'}
      </p>
      {state !== null && <Race state={state} renderHall={renderHall} />}
    </>
  );
}

function Race({ state, renderHall }: { state: LabState; renderHall: RenderHall }) {
  const { order, locked, unlocked, totals, statements } = state;
  const seats = order?.seats ?? usualSeats;
  const isNew = order === null;
  return (
    <>
      <div className="mt-6 grid gap-6 lg:grid-cols-2">
        <LockedPanel
          seats={seats}
          side={isNew ? { ...locked, remaining: seats } : locked}
          renderHall={renderHall}
        />
        <UnlockedPanel
          seats={seats}
          side={isNew ? { ...unlocked, remaining: seats } : unlocked}
          renderHall={renderHall}
        />
      </div>
      {totals !== null && <LabTotals totals={totals} statements={statements} />}
    </>
  );
}

const isUnderWay = ({ phase }: LabState): boolean =>
  phase === 'preparing' || phase === 'rush' || phase === 'givingBack';
