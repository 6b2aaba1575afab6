'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { FieldFrame, fieldStyle, type FieldTexts } from './field-frame';

/** The browser's own list of choices. */
export function SelectField({
  label,
  error,
  hint,
  children,
  ...select
}: ComponentProps<'select'> & FieldTexts) {
  return (
    <FieldFrame label={label} error={error} hint={hint}>
      {(ties) => (
        <>
          <select {...select} {...ties} className={`${fieldStyle} appearance-none pr-11`}>
            {children}
          </select>
          <ChevronDown
            className="pointer-events-none absolute top-1/2 right-4 size-4 -translate-y-1/2 text-muted"
            aria-hidden="true"
          />
        </>
      )}
    </FieldFrame>
  );
}
