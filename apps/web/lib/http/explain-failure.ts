import type { Problem } from '@lastseat/contracts';
import { formatWait } from '@/lib/format/format-wait';

interface FieldFailure<Field extends string> {
  field: Field;
  message: string;
}

export interface FormFailure<Field extends string> {
  /** What belongs under a field. */
  fields: FieldFailure<Field>[];
  /** What belongs to no field. */
  form: string | null;
}

/** Where a refusal belongs that names no field itself; null: to none. */
export type PlaceProblem<Field extends string> = (problem: Problem) => FieldFailure<Field> | null;

interface Explanation<Field extends string> {
  hasAnswer?: boolean;
  placeProblem?: PlaceProblem<Field>;
}

const unreachable = 'We could not be reached. Please check your connection and try again.';
const ourFault = 'Something went wrong on our side. Please try again in a moment.';

/** Of a limit that is reached. */
function sayWhen({ code, numbers }: Problem): string | null {
  const seconds = code === 'too_many_requests' ? numbers?.['retryAfterSeconds'] : undefined;
  return seconds === undefined ? null : `Too many attempts. Try again in ${formatWait(seconds)}.`;
}

/**
 * Says where in a form the failure of its request belongs.
 * @param problem null when there was no answer, or none that the contract knows
 */
export function explainFailure<Field extends string>(
  problem: Problem | null,
  fieldNames: readonly Field[],
  { hasAnswer = true, placeProblem }: Explanation<Field> = {},
): FormFailure<Field> {
  if (problem === null) return { fields: [], form: hasAnswer ? ourFault : unreachable };
  const placed = placeProblem?.(problem);
  if (placed) return { fields: [placed], form: null };
  const isField = (name: unknown): name is Field =>
    fieldNames.some((fieldName) => fieldName === name);
  const fields: FieldFailure<Field>[] = [];
  const others: string[] = [];
  for (const { path, message } of problem.errors ?? []) {
    const [field] = path;
    if (isField(field)) fields.push({ field, message });
    else others.push(message);
  }
  if (others.length > 0) return { fields, form: `${others.join('. ')}.` };
  if (fields.length > 0) return { fields, form: null };
  return {
    fields,
    form: problem.status === 500 ? ourFault : (sayWhen(problem) ?? `${problem.title}.`),
  };
}
