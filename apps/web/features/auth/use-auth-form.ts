import { zodResolver } from '@hookform/resolvers/zod';
import type { SignInResult } from '@lastseat/contracts';
import type { FieldValues, Path } from 'react-hook-form';
import type { z } from 'zod/mini';
import { useApiForm } from '@/lib/form/use-api-form';
import type { PlaceProblem } from '@/lib/http/explain-failure';
import { openSession } from '@/lib/session';
import { useReturn } from './use-return';

interface AuthFormOptions<Input extends FieldValues> {
  schema: z.core.$ZodType<Input, Input>;
  /** In the order in which the fields stand in the form: the first wrong one gets the focus. */
  labels: Record<Path<Input>, string>;
  /** Which of them a failure that belongs to no field leads back to. */
  fallbackField: Path<Input>;
  /** Null when there is a step to come before the session. */
  request: (input: Input) => Promise<SignInResult | null>;
  placeProblem?: PlaceProblem<Path<Input>>;
  /** Where to go with the session. */
  returnTo: string;
}

/** A form that opens a session. */
export function useAuthForm<Input extends FieldValues>(options: AuthFormOptions<Input>) {
  const { schema, request, returnTo, ...rest } = options;
  const isReturning = useReturn(returnTo);
  const form = useApiForm<Input>({
    ...rest,
    resolver: zodResolver(schema),
    send: (input) => openSession(() => request(input)),
  });
  return {
    ...form,
    control: form.form.control,
    isSubmitting: form.isSubmitting || isReturning,
  };
}
