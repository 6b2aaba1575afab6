'use client';

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIsHydrated } from '@/lib/react/use-is-hydrated';
import { Button } from './button';

interface FormProps {
  form: {
    submit: () => Promise<void>;
    isSubmitting: boolean;
    /** What is wrong with no field in particular. */
    formError: string | null;
    /** The labels of the fields that were wrong when it was sent. */
    wrongFields: readonly string[];
  };
  submitLabel: string;
  submittingLabel: string;
  children: ReactNode;
}

/** A form whose failures are told at its top, and to who cannot see it at its end. */
export function Form({ form, submitLabel, submittingLabel, children }: FormProps) {
  const { submit, isSubmitting, formError, wrongFields } = form;
  const isHydrated = useIsHydrated();
  return (
    <form
      noValidate
      // Sent by the browser itself, a GET would write what is typed into the address, a password too.
      method="post"
      className="mt-8 grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSubmitting) void submit();
      }}
    >
      <div role="alert" className="empty:hidden">
        {formError && (
          <p className="flex gap-2.5 rounded-xl bg-last-soft px-4 py-3 text-sm font-medium text-last">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            {formError}
          </p>
        )}
      </div>
      {children}
      <Button
        type="submit"
        className="mt-1 min-h-12 disabled:opacity-100"
        disabled={!isHydrated}
        isLoading={isSubmitting}
        loadingLabel={submittingLabel}
      >
        {submitLabel}
      </Button>
      <p role="alert" className="sr-only">
        {wrongFields.length > 0 && `Please correct: ${wrongFields.join(', ')}.`}
      </p>
    </form>
  );
}
