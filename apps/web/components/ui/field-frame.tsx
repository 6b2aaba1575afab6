'use client';

import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';

export interface FieldTexts {
  label: ReactNode;
  /** What is wrong with what stands in it. */
  error?: ReactNode;
  /** What helps to fill it in; read out with the field. */
  hint?: ReactNode;
}

/** What ties an element to the texts around it. */
interface FieldTies {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

interface FieldFrameProps extends FieldTexts {
  children: (ties: FieldTies) => ReactNode;
}

/** 16 px at least: iOS zooms into a field with less. */
export const fieldStyle =
  'min-h-12 w-full rounded-xl border border-field bg-surface px-4 text-base transition-colors hover:border-muted focus-visible:border-accent focus-visible:outline-offset-0 aria-[invalid=true]:border-danger';

/** The texts of a field, whatever it is that one fills in. */
export function FieldFrame({ label, error, hint, children }: FieldFrameProps) {
  const id = useId();
  const errorId = `${id}-error`;
  const hintId = `${id}-hint`;
  const describedBy = [error && errorId, hint && hintId].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={id} className="block text-sm font-semibold">
        {label}
      </label>
      <div className="relative mt-1.5">
        {children({
          id,
          'aria-invalid': error ? true : undefined,
          'aria-describedby': describedBy || undefined,
        })}
      </div>
      {/* The region stays: one that arrives with its text is often not read out. */}
      <div id={errorId} aria-live="polite">
        {error && (
          <p className="mt-2 flex gap-1.5 text-sm font-medium text-last">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            <span>{error}</span>
          </p>
        )}
      </div>
      {hint && (
        <div id={hintId} className="mt-2 text-sm text-muted">
          {hint}
        </div>
      )}
    </div>
  );
}
