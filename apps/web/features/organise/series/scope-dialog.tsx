'use client';

import { formatWhen, type AffectedEvent, type Series } from '@lastseat/contracts';
import { useState } from 'react';
import { SelectField } from '@/components/ui/select-field';
import { useReader } from '@/lib/react/reader';
import type { Effects } from './review/effects';
import { ReviewDialog } from './review/review-dialog';
import type { SeriesWish } from './use-series-editor';

interface ScopeDialogProps {
  series: Series;
  review: { wish: SeriesWish; effects: Effects | null; isConfirming: boolean };
  ask: (wish: SeriesWish) => Promise<void>;
  close: () => void;
  onConfirm: () => void;
}

/** From which class on a change counts, and what becomes of each of them then. */
export function ScopeDialog({ series, review, ask, close, onConfirm }: ScopeDialogProps) {
  const { wish, effects, isConfirming } = review;
  const choices = useChoices(effects);
  const reader = useReader();
  return (
    <ReviewDialog
      title="Which classes change?"
      verb="Save"
      effects={effects}
      timeZone={series.timeZone}
      isConfirming={isConfirming}
      onConfirm={onConfirm}
      onClose={close}
    >
      <SelectField
        label="Change"
        value={wish.scope === 'all' ? '' : wish.eventId}
        onChange={({ target }) => void ask(toWish(wish, target.value))}
      >
        <option value="">All that are ahead</option>
        {choices.map(({ id, startsAt }) => (
          <option key={id} value={id}>
            {`From ${formatWhen({ startsAt, endsAt: null, timeZone: series.timeZone }, reader)} on`}
          </option>
        ))}
      </SelectField>
    </ReviewDialog>
  );
}

function toWish({ changes }: SeriesWish, eventId: string): SeriesWish {
  return eventId === '' ? { scope: 'all', changes } : { scope: 'following', eventId, changes };
}

type Choice = AffectedEvent & { id: string };

/** The classes that there are, as the first look at all of them has found. */
function useChoices(effects: Effects | null): readonly Choice[] {
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  if (choices.length === 0 && effects !== null) {
    const found = effects.events.filter((event): event is Choice => event.id !== null);
    if (found.length > 0) setChoices(found);
  }
  return choices;
}
