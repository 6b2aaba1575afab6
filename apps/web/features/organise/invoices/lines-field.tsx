'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { emptyLine, readLine, type DraftLine } from './draft-lines';

interface LinesFieldProps {
  lines: readonly DraftLine[];
  setLines: (lines: DraftLine[]) => void;
  currency: string;
  /** Whether it was sent: before that nothing is called wrong. */
  isTried: boolean;
}

/** As many lines as are wanted, at least one. */
export function LinesField({ lines, setLines, currency, isTried }: LinesFieldProps) {
  const change = (changed: DraftLine) =>
    setLines(lines.map((line) => (line.key === changed.key ? changed : line)));
  const next = Math.max(...lines.map(({ key }) => key)) + 1;
  return (
    <div className="grid gap-4">
      {lines.map((line, index) => (
        <LineField
          key={line.key}
          {...{ line, currency, isTried, change }}
          title={`Line ${index + 1}`}
          onRemove={
            lines.length > 1
              ? () => setLines(lines.filter(({ key }) => key !== line.key))
              : undefined
          }
        />
      ))}
      <Button
        type="button"
        variant="secondary"
        onClick={() => setLines([...lines, emptyLine(next)])}
      >
        <Plus className="size-5" aria-hidden="true" />
        Add a line
      </Button>
    </div>
  );
}

interface LineFieldProps extends Pick<LinesFieldProps, 'currency' | 'isTried'> {
  line: DraftLine;
  title: string;
  change: (line: DraftLine) => void;
  onRemove: (() => void) | undefined;
}

function LineField({ line, title, currency, isTried, change, onRemove }: LineFieldProps) {
  const errors = isTried ? readLine(line, currency).errors : {};
  const field = (name: 'name' | 'quantity' | 'price' | 'rate', label: string) => ({
    label,
    autoComplete: 'off',
    value: line[name],
    error: errors[name],
    onChange: ({ target }: { target: HTMLInputElement }) =>
      change({ ...line, [name]: target.value }),
  });
  return (
    <fieldset className="grid gap-3 rounded-xl border border-line p-4">
      <legend className="px-1 text-sm font-medium">{title}</legend>
      <FormField {...field('name', 'What for')} />
      <div className="grid grid-cols-3 gap-3">
        <FormField {...field('quantity', 'Quantity')} inputMode="numeric" />
        <FormField {...field('price', `Price, ${currency}`)} inputMode="decimal" />
        <FormField {...field('rate', 'Tax in %')} inputMode="decimal" placeholder="Usual" />
      </div>
      {onRemove && (
        <button
          type="button"
          className="flex min-h-11 items-center gap-2 justify-self-start text-sm font-medium text-muted hover:text-ink"
          onClick={onRemove}
        >
          <X className="size-4" aria-hidden="true" />
          Remove {title.toLowerCase()}
        </button>
      )}
    </fieldset>
  );
}
