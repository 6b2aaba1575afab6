'use client';

import type { ComponentProps, ReactNode } from 'react';
import { FieldFrame, fieldStyle, type FieldTexts } from './field-frame';

interface FormFieldProps extends ComponentProps<'input'>, FieldTexts {
  /** Inside the field, at its end: a button. */
  trailing?: ReactNode;
}

export function FormField({ label, error, hint, trailing, ...input }: FormFieldProps) {
  return (
    <FieldFrame label={label} error={error} hint={hint}>
      {(ties) => (
        <>
          <input {...input} {...ties} className={`${fieldStyle} ${trailing ? 'pr-13' : ''}`} />
          {trailing && (
            <div className="absolute inset-y-0 right-0 flex items-center">{trailing}</div>
          )}
        </>
      )}
    </FieldFrame>
  );
}
