import * as z from 'zod/mini';
import { idSchema } from './ids.js';
import { ticketCodeLength } from './ticket-code.js';

/** The tickets of a confirmed booking: one for each seat, the first one first. */
export const bookingTicketsSchema = z.object({
  bookingId: idSchema,
  tickets: z.array(
    z.object({
      /** Of the seat: 1 up to the seats of the booking. */
      number: z.int().check(z.positive()),
      /** What the QR code says; always the same. */
      code: z.string().check(z.length(ticketCodeLength)),
      /** Who comes with it; left out where nobody has said. */
      name: z.optional(z.string()),
    }),
  ),
});
export type BookingTickets = z.infer<typeof bookingTicketsSchema>;
