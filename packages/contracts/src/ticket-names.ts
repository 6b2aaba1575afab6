/** Who comes with each ticket, where the organiser asks for it. */
import * as z from 'zod/mini';
import { idSchema } from './ids.js';
import { personNameSchema } from './text.js';

/** Of each seat, the first one first; null: nobody has said it. */
const namesSchema = z.array(z.nullable(z.string()));
const givenNamesSchema = z
  .array(z.nullable(personNameSchema))
  .check(z.minLength(1), z.maxLength(100));

/** `/bookings/:id/names`, and those of a guest's link. */
export const ticketNamesSchema = z.object({
  /** The organiser asks for them, and there is still time. */
  canChange: z.boolean(),
  names: namesSchema,
});
export type TicketNames = z.infer<typeof ticketNamesSchema>;

export const giveTicketNamesSchema = z.strictObject({ names: givenNamesSchema });
export type GiveTicketNamesInput = z.infer<typeof giveTicketNamesSchema>;

/** `/orders/:id/names`. */
export const orderNamesSchema = z.object({
  /** Whether the organiser asks for them: then each seat has to have one before the order is paid. */
  isAsked: z.boolean(),
  lines: z.array(z.object({ lineId: idSchema, names: namesSchema })),
});
export type OrderNames = z.infer<typeof orderNamesSchema>;

/** Lines that are left out stay as they are. */
export const giveOrderNamesSchema = z.strictObject({
  lines: z
    .array(z.strictObject({ lineId: idSchema, names: givenNamesSchema }))
    .check(z.minLength(1), z.maxLength(20)),
});
export type GiveOrderNamesInput = z.infer<typeof giveOrderNamesSchema>;
