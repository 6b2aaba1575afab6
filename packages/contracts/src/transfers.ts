/** A ticket that is passed on: who has it asks by e-mail, and whoever has that mail's link accepts. */
import * as z from 'zod/mini';
import { bookingSchema, guestBookingSchema } from './bookings.js';
import { emailSchema } from './credentials.js';
import { eventSchema } from './events.js';
import { linkTokenSchema } from './ids.js';
import { personNameSchema } from './text.js';
import { transferStatuses } from './transfer.js';

export const askTransferSchema = z.strictObject({ email: emailSchema });
export type AskTransferInput = z.infer<typeof askTransferSchema>;

/** `/transfers/:token`: what the link of the mail opens. */
export const transferParamsSchema = z.strictObject({ token: linkTokenSchema });
export type TransferParams = z.infer<typeof transferParamsSchema>;

/** For everybody who has the link. */
export const transferOfferSchema = z.object({
  /** `ended`: nobody can accept it any more, whatever the reason. */
  status: z.enum([...transferStatuses, 'ended']),
  /** Who passes it on. */
  fromName: z.string(),
  /** Seats. */
  quantity: z.int().check(z.positive()),
  event: eventSchema,
});
export type TransferOffer = z.infer<typeof transferOfferSchema>;

/** Who is signed in says nothing more, and so needs no body. Without an account: a name. */
export const acceptTransferSchema = z.optional(
  z.strictObject({ name: z.optional(personNameSchema) }),
);
export type AcceptTransferInput = z.infer<typeof acceptTransferSchema>;

/** To an account its booking; who came without one has the rest in a mail. */
export const acceptedTransferSchema = z.union([bookingSchema, guestBookingSchema]);
export type AcceptedTransfer = z.infer<typeof acceptedTransferSchema>;
