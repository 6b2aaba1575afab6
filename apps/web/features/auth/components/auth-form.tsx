'use client';

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../components/button';
import { useIsHydrated } from '../use-is-hydrated';

interface AuthFormProps {
  submitLabel: string;
  submittingLabel: string;
  isSubmitting: boolean;
  onSubmit: () => Promise<void>;
  /** What is wrong with no field in particular. */
  error: string | null;
  /** The labels of the fields that were wrong when it was sent. */
  wrongFields: readonly string[];
  children: ReactNode;
}

export function AuthForm(props: AuthFormProps) {
  const { submitLabel, submittingLabel, isSubmitting, onSubmit, error, wrongFields } = props;
  const isHydrated = useIsHydrated();
  return (
    <form
      noValidate
      // Sent by the browser itself, a GET would write the password into the address.
      method="post"
      className="mt-8 grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSubmitting) void onSubmit();
      }}
    >
      <div role="alert" className="empty:hidden">
        {error && (
          <p className="flex gap-2.5 rounded-xl bg-last-soft px-4 py-3 text-sm font-medium text-last">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            {error}
          </p>
        )}
      </div>
      {props.children}
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
