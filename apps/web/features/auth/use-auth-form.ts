import { zodResolver } from '@hookform/resolvers/zod';
import type { SignInResult } from '@lastseat/contracts';
import { isAxiosError } from 'axios';
import { useState } from 'react';
import {
  get,
  useForm,
  type FieldError,
  type FieldValues,
  type Path,
  type UseFormReturn,
} from 'react-hook-form';
import type { z } from 'zod/mini';
import { findProblem } from '@/lib/http/api';
import { openSession } from '@/lib/session';
import { explainFailure } from './explain-failure';
import { useReturn } from './use-return';

interface AuthFormOptions<Input extends FieldValues> {
  schema: z.core.$ZodType<Input, Input>;
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
  // What is wrong is said past a field and at the end, and taken back with the first letter.
  const form = useForm<Input>({
    resolver: zodResolver(options.schema),
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    // By the library's order that would be the field which was set up first.
    shouldFocusError: false,
  });
  const { formState, setError, setFocus } = form;
  const { complaint, complain, withdraw } = useComplaint();

  const showWrong = (wrong: Path<Input>[], formError: string | null) => {
    complain({ formError, wrongFields: wrong.map((name) => labels[name]) });
    setFocus(wrong[0] ?? fallbackField);
  };
  const showFailure = (error: unknown) => {
    const hasAnswer = !isAxiosError(error) || error.response !== undefined;
    const failure = explainFailure(findProblem(error), fieldNames, { hasAnswer });
    for (const { field, message } of failure.fields) setError(field, { type: 'server', message });
    const isWrong = (name: Path<Input>) => failure.fields.some(({ field }) => field === name);
    showWrong(fieldNames.filter(isWrong), failure.form);
  };
  const send = async (input: Input) => {
    withdraw();
    await openSession(() => request(input)).catch(showFailure);
  };
  const refuse = (errors: object) => {
    const wrong = fieldNames.filter((name) => name in errors);
    showWrong(wrong, null);
  };
  return {
    control: form.control,
    submit: form.handleSubmit(send, refuse),
    isSubmitting: formState.isSubmitting || isReturning,
    ...complaint,
    errors: formState.errors,
    field: fieldsOf(form, labels, withdraw),
  };
}

/** Gives, for each field, what a `FormField` needs to be one of this form. */
function fieldsOf<Input extends FieldValues>(
  { clearErrors, formState, register }: UseFormReturn<Input>,
  labels: Record<Path<Input>, string>,
  onChange: () => void,
) {
  const isTouched = (name: Path<Input>) =>
    get<object, boolean>(formState.touchedFields, name) === true;
  return (name: Path<Input>, { repeatedIn }: { repeatedIn?: Path<Input> } = {}) => ({
    ...register(name, {
      // Looked at again when this one changes, but not before anybody was there.
      deps: repeatedIn && isTouched(repeatedIn) ? [repeatedIn] : [],
      onChange: () => {
        clearErrors(name);
        onChange();
      },
    }),
    label: labels[name],
    error: get<object, FieldError | undefined>(formState.errors, name)?.message,
  });
}

interface Complaint {
  /** What is wrong with no field in particular. */
  formError: string | null;
  /** The labels of the fields that were wrong when it was sent. */
  wrongFields: readonly string[];
}

const nothingWrong: Complaint = { formError: null, wrongFields: [] };

/** What the form as a whole says is wrong, as of the last time it was sent. */
function useComplaint() {
  const [complaint, complain] = useState(nothingWrong);
  const withdraw = () => {
    complain(nothingWrong);
  };
  return { complaint, complain, withdraw };
}
