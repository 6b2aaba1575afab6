'use client';

import type { ReactNode } from 'react';
import { useIsHydrated } from '@/lib/react/use-is-hydrated';
import type { ActionVariant } from './action-style';
import { Button } from './button';
import { FormAlert } from './form-alert';

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
  submitVariant?: ActionVariant;
  children: ReactNode;
}

/** A form with one button, whose failures are told at its top. */
export function Form({ form, submitLabel, submittingLabel, submitVariant, children }: FormProps) {
  const { submit, isSubmitting } = form;
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
      <FormAlert form={form} />
      {children}
      <Button
        type="submit"
        variant={submitVariant}
        className="mt-1 min-h-12 disabled:opacity-100"
        disabled={!isHydrated}
        isLoading={isSubmitting}
        loadingLabel={submittingLabel}
      >
        {submitLabel}
      </Button>
    </form>
  );
}
