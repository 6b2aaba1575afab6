import { zodResolver } from '@hookform/resolvers/zod';
import type { SignInResult } from '@lastseat/contracts';
import { isAxiosError } from 'axios';
import { useState } from 'react';
import { get, useForm, type FieldError, type FieldValues, type Path } from 'react-hook-form';
import type { z } from 'zod';
import { findProblem } from '@/lib/http/api';
import { openSession } from '@/lib/session';
import { explainFailure } from './explain-failure';
import { listWrongFields } from './list-wrong-fields';
import { useReturn } from './use-return';

interface AuthFormOptions<Input extends FieldValues> {
  schema: z.ZodType<Input, Input>;
  /** In the order in which the fields stand in the form: the first wrong one gets the focus. */
  labels: Record<Path<Input>, string>;
  /** Which of them a failure that belongs to no field leads back to. */
  fallbackField: Path<Input>;
  request: (input: Input) => Promise<SignInResult>;
  /** Where to go with the session. */
  returnTo: string;
}

/** A form that opens a session: checked by the contract's schema here, and by the API again. */
export function useAuthForm<Input extends FieldValues>(options: AuthFormOptions<Input>) {
  const { labels, fallbackField, request } = options;
  const fieldNames = Object.keys(labels) as Path<Input>[];
  const isReturning = useReturn(options.returnTo);
  const [formError, setFormError] = useState<string | null>(null);
  // Past a field its error appears; from then on each letter is checked.
  const form = useForm<Input>({ resolver: zodResolver(options.schema), mode: 'onTouched' });
  const { control, formState, register, setError, setFocus, handleSubmit } = form;

  const showFailure = (error: unknown) => {
    const hasAnswer = !isAxiosError(error) || error.response !== undefined;
    const failure = explainFailure(findProblem(error), fieldNames, { hasAnswer });
    for (const { field, message } of failure.fields) setError(field, { type: 'server', message });
    setFormError(failure.form);
    const wrong = fieldNames.find((name) => failure.fields.some(({ field }) => field === name));
    setFocus(wrong ?? fallbackField);
  };

  const submit = handleSubmit(async (input) => {
    setFormError(null);
    try {
      await openSession(() => request(input));
    } catch (error) {
      showFailure(error);
    }
  });

  const isTouched = (name: Path<Input>) =>
    get<object, boolean>(formState.touchedFields, name) === true;

  return {
    control,
    submit,
    isSubmitting: formState.isSubmitting || isReturning,
    formError,
    wrongFields: listWrongFields(formState, labels),
    errors: formState.errors,
    /** What a `FormField` needs to be one of this form. */
    field: (name: Path<Input>, { repeatedIn }: { repeatedIn?: Path<Input> } = {}) => ({
      // Looked at again when this one changes, but not before anybody was there.
      ...register(name, { deps: repeatedIn && isTouched(repeatedIn) ? [repeatedIn] : [] }),
      label: labels[name],
      error: get<object, FieldError | undefined>(formState.errors, name)?.message,
    }),
  };
}
