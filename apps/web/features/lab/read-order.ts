import * as z from 'zod/mini';
import { labBounds, labOrderSchema, type LabOrder } from './lab-state';

type OrderField = keyof LabOrder;
export type OrderErrors = Partial<Record<OrderField, string>>;

const sentences: Record<OrderField, string> = {
  seats: `A whole number from ${labBounds.seats.least} to ${labBounds.seats.most}.`,
  people: `A whole number up to ${labBounds.people.most}, and more than there are seats.`,
  seconds: `A whole number from ${labBounds.seconds.least} to ${labBounds.seconds.most}.`,
};

/** What was filled in: an order, or what is wrong with it by field. */
export function readOrder(
  form: FormData,
): { order: LabOrder; errors: null } | { order: null; errors: OrderErrors } {
  const numbers = Object.fromEntries(
    Object.keys(sentences).map((name) => [name, readNumber(form.get(name))]),
  );
  const parsed = z.safeParse(labOrderSchema, numbers);
  if (parsed.success) return { order: parsed.data, errors: null };
  const wrong = parsed.error.issues.map(({ path: [name] }) => name as OrderField);
  return { order: null, errors: Object.fromEntries(wrong.map((name) => [name, sentences[name]])) };
}

/** An empty field is no 0. */
const readNumber = (value: FormDataEntryValue | null) =>
  typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
