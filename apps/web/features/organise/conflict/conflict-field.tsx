import { eventLabels } from '@/features/organise/editor/form/event-form';
import { formatWhen, type Reader } from '@lastseat/contracts';
import { useReader } from '@/lib/react/reader';
import type { FieldConflict, Side } from './merge-edits';

interface ConflictFieldProps {
  conflict: FieldConflict;
  choice: Side | undefined;
  onChoose: (side: Side) => void;
}

/** What stands in one field here, and what the others have made of it. */
export function ConflictField({ conflict, choice, onChoose }: ConflictFieldProps) {
  const { field, before, mine, theirs, isMineToo } = conflict;
  const reader = useReader();
  const option = { field, choice, onChoose };
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{eventLabels[field]}</legend>
      <p className="mt-0.5 text-sm wrap-anywhere text-muted">
        {isMineToo ? `Before: ${describe(before, reader)}` : 'You have not changed this'}
      </p>
      <div className="mt-2 grid gap-2 sm:grid-cols-2">
        <Option {...option} side="mine" label={isMineToo ? 'Mine' : 'As it was'} text={mine} />
        <Option {...option} side="theirs" label="Theirs" text={theirs} />
      </div>
    </fieldset>
  );
}

interface OptionProps extends Omit<ConflictFieldProps, 'conflict'> {
  field: string;
  side: Side;
  label: string;
  text: string;
}

function Option({ field, choice, onChoose, side, label, text }: OptionProps) {
  const reader = useReader();
  return (
    <label className="flex min-w-0 cursor-pointer items-start gap-3 rounded-xl border border-line-strong p-3 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="radio"
        name={`conflict-${field}`}
        checked={choice === side}
        className="mt-1 size-4 shrink-0 accent-accent"
        onChange={() => onChoose(side)}
      />
      <span className="min-w-0">
        <span className="block text-sm font-semibold">{label}</span>
        <span className="block max-h-40 overflow-y-auto whitespace-pre-line wrap-anywhere">
          {describe(text, reader)}
        </span>
      </span>
    </label>
  );
}

/** A wall time as people write it, and something to be seen for nothing. */
function describe(text: string, reader: Reader): string {
  if (text === '') return '(empty)';
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return text;
  // Both sides may have a clock of their own: the hands are told, as they were typed.
  return formatWhen({ startsAt: `${text}Z`, endsAt: null, timeZone: 'UTC' }, reader);
}
