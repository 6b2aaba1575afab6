'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { useEffect, useEffectEvent, useId } from 'react';
import { toast } from 'react-hot-toast';
import { ReviewDialog } from '@/features/organise/series/review/review-dialog';
import { useReview } from '@/features/organise/series/review/use-review';
import { describePlace, type Place } from './place';
import { sendMove, type MoveScope, type MoveWish } from './send-move';

interface MoveDialogProps {
  event: OrganiserEvent;
  place: Place;
  /** Whether it was saved or not. */
  onClose: (isMoved: boolean) => void;
}

const scopes: Record<MoveScope, string> = {
  this: 'Only this class',
  following: 'This and following ones',
  all: 'All that are ahead',
};

/** Which classes move, and who is told, before anything is saved. */
export function MoveDialog({ event, place, onClose }: MoveDialogProps) {
  const { review, ask, confirm } = useReview(
    sendMove,
    ({ affectedPeople }) => {
      toast.success(affectedPeople > 0 ? 'Moved. Who has booked is told.' : 'Moved.');
      onClose(true);
    },
    () => onClose(false),
  );
  const begin = useEffectEvent(() => void ask({ event, place, scope: 'this' }));
  useEffect(() => begin(), []);
  if (review === null) return null;
  return (
    <ReviewDialog
      title={`Move ${event.title} to ${describePlace(place)}?`}
      verb="Move"
      effects={review.effects}
      timeZone={event.timeZone}
      isConfirming={review.isConfirming}
      onConfirm={() => void confirm()}
      onClose={() => onClose(false)}
    >
      {canFollow(event) && (
        <ScopeChoice
          chosen={review.wish.scope}
          onChoose={(scope) => void ask({ event, place, scope })}
        />
      )}
    </ReviewDialog>
  );
}

/** What was changed by hand, or is an extra date, moves by itself only. */
function canFollow({ seriesId, seriesSlot, isSeriesChanged }: OrganiserEvent): boolean {
  return seriesId !== null && seriesSlot !== null && !isSeriesChanged;
}

interface ScopeChoiceProps {
  chosen: MoveWish['scope'];
  onChoose: (scope: MoveScope) => void;
}

function ScopeChoice({ chosen, onChoose }: ScopeChoiceProps) {
  const name = useId();
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">Which classes move</legend>
      {(Object.entries(scopes) as [MoveScope, string][]).map(([scope, text]) => (
        <label key={scope} className="flex min-h-11 cursor-pointer items-center gap-3 font-medium">
          <input
            type="radio"
            name={name}
            checked={chosen === scope}
            onChange={() => onChoose(scope)}
            className="size-5 accent-accent"
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
