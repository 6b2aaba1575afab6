'use client';

import { bookingReference, type CheckInResult } from '@lastseat/contracts';
import { TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import type { Desk, GivenAnswer } from '@/features/door/engine/desk';
import { takeBack } from '@/features/door/engine/take-back';
import { useDeskState } from '@/features/door/engine/use-desk';
import { describeVerdict, type Tone } from '@/features/door/rules/describe-answer';
import { useTime } from './use-time';

/** What this device has said since its page was opened. */
export function RecentSheet({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const recent = useDeskState(desk, (state) => state.recent);
  return (
    <Sheet title="Last scans" onClose={onClose}>
      {recent.length === 0 && <p className="text-muted">Nothing was scanned here yet.</p>}
      <ul className="divide-y divide-line">
        {recent.map((answer) => (
          <li key={answer.order} className="py-3">
            <Recent answer={answer} onUndo={() => void takeBack(desk, answer)} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

const tones: Record<Tone, string> = { go: 'text-plenty', wait: 'text-few', stop: 'text-last' };

function Recent({ answer, onUndo }: { answer: GivenAnswer; onUndo: () => void }) {
  const time = useTime();
  const { seat, person, nonce, isUndone, conflict, scannedAt } = answer;
  const { tone, title } = describeVerdict(answer.verdict, time);
  const name = seat && (person.name ?? bookingReference(seat.bookingId));
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="font-semibold wrap-anywhere">
          {name ?? 'Unknown code'}
          {seat && <span className="font-normal text-muted"> · ticket {seat.number}</span>}
        </p>
        <p className="text-sm text-muted">
          <span className={`font-medium ${tones[tone]}`}>{isUndone ? 'Taken back' : title}</span> at{' '}
          {time(scannedAt)}
        </p>
        {conflict && !isUndone && <ConflictNote conflict={conflict} />}
      </div>
      {nonce !== null && !isUndone && (
        <Button variant="secondary" onClick={onUndo}>
          Undo<span className="sr-only"> {name}</span>
        </Button>
      )}
    </div>
  );
}

function ConflictNote({ conflict }: { conflict: CheckInResult }) {
  const time = useTime();
  return (
    <p className="mt-1 flex gap-1.5 text-sm font-medium text-few">
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      {explainConflict(conflict, time)}
    </p>
  );
}

function explainConflict(conflict: CheckInResult, time: (at: string) => string): string {
  const { outcome, firstAt, firstDevice } = conflict;
  if (outcome === 'cancelled') return 'The ticket was cancelled by then.';
  if (outcome === 'transferred') return 'The ticket was passed on by then.';
  if (outcome === 'already_admitted' && firstAt !== null)
    return `Somebody was in with it since ${time(firstAt)}, by ${firstDevice ?? 'another device'}.`;
  return 'This could not be handed in.';
}
