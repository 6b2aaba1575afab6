'use client';

import type { ComponentProps } from 'react';
import { FieldFrame, fieldStyle, type FieldTexts } from './field-frame';

/** For a text of several lines; it grows with them where browsers know how. */
export function TextAreaField({
  label,
  error,
  hint,
  ...area
}: ComponentProps<'textarea'> & FieldTexts) {
  return (
    <FieldFrame label={label} error={error} hint={hint}>
      {(ties) => (
        <textarea
          rows={4}
          {...area}
          {...ties}
          className={`${fieldStyle} field-sizing-content max-h-128 py-3 leading-relaxed`}
        />
      )}
    </FieldFrame>
  );
}
