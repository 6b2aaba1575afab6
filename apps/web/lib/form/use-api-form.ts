import { isAxiosError } from 'axios';
import { useState } from 'react';
import {
  get,
  useForm,
  type DefaultValues,
  type FieldError,
  type FieldValues,
  type Path,
  type Resolver,
  type UseFormReturn,
} from 'react-hook-form';
import { findProblem } from '@/lib/http/api';
import { explainFailure, type PlaceProblem } from '@/lib/http/explain-failure';

interface ApiFormOptions<Input extends FieldValues> {
  resolver: Resolver<Input>;
  defaultValues?: DefaultValues<Input>;
  /** In the order in which the fields stand in the form: the first wrong one gets the focus. */
  labels: Record<Path<Input>, string>;
  /** Which of them a failure that belongs to no field leads back to. */
  fallbackField: Path<Input>;
  /** What it throws is explained, at its field where it has one. */
  send: (input: Input, form: UseFormReturn<Input>) => Promise<void>;
  placeProblem?: PlaceProblem<Path<Input>>;
}

/** A form that is sent to the API: checked by the contract's schema here, and by the API again. */
export function useApiForm<Input extends FieldValues>(options: ApiFormOptions<Input>) {
  const { labels, fallbackField, send } = options;
  const fieldNames = Object.keys(labels) as Path<Input>[];
  // What is wrong is said past a field and at the end, and taken back with the first letter.
  const form = useForm<Input>({
    resolver: options.resolver,
    defaultValues: options.defaultValues,
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    // By the library's order that would be the field which was set up first.
    shouldFocusError: false,
  });
  const { formState, setError, setFocus } = form;
  const { complaint, complain, withdraw } = useComplaint();

  const showWrong = (wrong: Path<Input>[], formError: string | null) => {
    complain({ formError, wrongFields: wrong.map((name) => labels[name]) });
    // Once a part of the form that was folded has opened for it.
    requestAnimationFrame(() => setFocus(wrong[0] ?? fallbackField));
  };
  const showFailure = (error: unknown) => {
    const failure = explainError(error, fieldNames, options.placeProblem);
    for (const { field, message } of failure.fields) setError(field, { type: 'server', message });
    const isWrong = (name: Path<Input>) => failure.fields.some(({ field }) => field === name);
    showWrong(fieldNames.filter(isWrong), failure.form);
  };
  const sendOrExplain = async (input: Input) => {
    withdraw();
    await send(input, form).catch(showFailure);
  };
  const refuse = (errors: object) => {
    const wrong = fieldNames.filter((name) => name in errors);
    showWrong(wrong, null);
  };
  return {
    form,
    submit: form.handleSubmit(sendOrExplain, refuse),
    isSubmitting: formState.isSubmitting,
    ...complaint,
    errors: formState.errors,
    field: fieldsOf(form, labels, withdraw),
  };
}

function explainError<Field extends string>(
  error: unknown,
  fieldNames: readonly Field[],
  placeProblem: PlaceProblem<Field> | undefined,
) {
  const hasAnswer = !isAxiosError(error) || error.response !== undefined;
  return explainFailure(findProblem(error), fieldNames, { hasAnswer, placeProblem });
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
