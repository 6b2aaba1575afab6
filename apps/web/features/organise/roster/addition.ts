import { addToRosterSchema, type AddToRosterInput } from '@lastseat/contracts';
import * as z from 'zod/mini';

/** What is typed: seats are a text until they are sent. */
export const additionSchema = z.extend(addToRosterSchema, {
  quantity: z.string().check(z.regex(/^(?:[1-9]\d?|100)$/, 'Use a whole number from 1 to 100')),
  overCapacity: z.boolean(),
  ticketTypeId: z.optional(z.string()),
});
export type Addition = z.infer<typeof additionSchema>;

/** Seats that there are too few; while no number is typed, it is one that is wanted. */
export const countMissing = (quantity: string, remainingTickets: number): number =>
  Math.max(0, (Number(quantity) || 1) - remainingTickets);

/**
 * In the words of the API. "Over capacity" counts only where it is to be seen: it may have been ticked for
 * a larger number before.
 */
export function toAddition(addition: Addition, remainingTickets: number): AddToRosterInput {
  const { quantity, overCapacity, ticketTypeId, ...person } = addition;
  return {
    ...person,
    ...(ticketTypeId && { ticketTypeId }),
    quantity: Number(quantity),
    overCapacity: overCapacity && countMissing(quantity, remainingTickets) > 0,
  };
}
