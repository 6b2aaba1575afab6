import type { FieldValues, FormState, Path } from 'react-hook-form';

/** The labels of what is wrong, once the form has been sent: before, the field itself says enough. */
export function listWrongFields<Input extends FieldValues>(
  { errors, submitCount, isSubmitting }: FormState<Input>,
  labels: Record<Path<Input>, string>,
): string[] {
  if (submitCount === 0 || isSubmitting) return [];
  return Object.entries<string>(labels)
    .filter(([name]) => name in errors)
    .map(([, label]) => label);
}
