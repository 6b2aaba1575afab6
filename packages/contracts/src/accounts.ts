/** What people do with their own account, once it is there. */
import * as z from 'zod/mini';
import { userSchema } from './auth.js';
import { bookingStatusSchema } from './bookings.js';
import { emailSchema, givenPasswordSchema, passwordSchema } from './credentials.js';
import { idSchema, instantSchema, linkTokenSchema } from './ids.js';
import { orderStateSchema } from './orders.js';
import { memberRoleSchema } from './permissions.js';
import { secondFactorSchema } from './second-factor.js';
import { personNameSchema } from './text.js';
import { transferStatusSchema } from './transfer.js';

/** The code of a mail that proves an address: so many digits. */
export const verificationCodeLength = 6;

/** Between one code and the next. */
export const verificationPauseSeconds = 60;

/** With the spaces that people paste along. */
export const confirmEmailSchema = z.strictObject({
  code: z
    .string()
    .check(
      z.maxLength(20, `Enter the ${verificationCodeLength} digits of the mail`),
      z.regex(/^\s*\d{6}\s*$/, `Enter the ${verificationCodeLength} digits of the mail`),
      z.trim(),
    ),
});
export type ConfirmEmailInput = z.infer<typeof confirmEmailSchema>;

/** The address that a code has gone to, and that is not proved yet. */
export const openVerificationSchema = z.object({ email: z.nullable(z.string()) });
export type OpenVerification = z.infer<typeof openVerificationSchema>;

export const requestPasswordResetSchema = z.strictObject({ email: emailSchema });
export type RequestPasswordResetInput = z.infer<typeof requestPasswordResetSchema>;

export const resetPasswordSchema = z.strictObject({
  token: linkTokenSchema,
  password: passwordSchema,
});
export type ResetPasswordInput = z.infer<typeof resetPasswordSchema>;

export const changePasswordSchema = z.strictObject({
  currentPassword: givenPasswordSchema,
  newPassword: passwordSchema,
});
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;

export const updateAccountSchema = z.strictObject({ name: personNameSchema });
export type UpdateAccountInput = z.infer<typeof updateAccountSchema>;

/** The new address is the account's as soon as it is proved. */
export const changeEmailSchema = z.strictObject({
  email: emailSchema,
  password: givenPasswordSchema,
});
export type ChangeEmailInput = z.infer<typeof changeEmailSchema>;

export const deleteAccountSchema = z.strictObject({ password: givenPasswordSchema });
export type DeleteAccountInput = z.infer<typeof deleteAccountSchema>;

/** One log-in. */
export const ownSessionSchema = z.object({
  id: idSchema,
  /** Such as "Firefox on Linux"; null: it is not known. */
  device: z.nullable(z.string()),
  createdAt: instantSchema,
  lastUsedAt: instantSchema,
  /** Whether it is the one that asks. */
  isCurrent: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSessionSchema>;

/** Those that can still be used, the one that was used last first. */
export const ownSessionListSchema = z.object({ data: z.array(ownSessionSchema) });
export type OwnSessionList = z.infer<typeof ownSessionListSchema>;

const exportedEventSchema = z.object({
  id: idSchema,
  title: z.string(),
  startsAt: instantSchema,
  venue: z.string(),
});

const transferFields = {
  status: transferStatusSchema,
  createdAt: instantSchema,
  endedAt: z.nullable(instantSchema),
  event: exportedEventSchema,
};

/** Everything that is kept about somebody. */
export const accountExportSchema = z.object({
  account: z.extend(userSchema, { createdAt: instantSchema }),
  bookings: z.array(
    z.object({
      id: idSchema,
      status: bookingStatusSchema,
      quantity: z.int(),
      createdAt: instantSchema,
      cancelledAt: z.nullable(instantSchema),
      /** Who comes with each seat, where somebody has said. */
      names: z.optional(z.array(z.nullable(z.string()))),
      event: exportedEventSchema,
    }),
  ),
  /** What was bought online, and what became of the money. */
  orders: z.array(
    z.object({
      id: idSchema,
      state: orderStateSchema,
      totalCents: z.int(),
      /** ISO 4217. */
      currency: z.string(),
      createdAt: instantSchema,
      event: exportedEventSchema,
      lines: z.array(
        z.object({
          name: z.string(),
          quantity: z.int(),
          unitPriceCents: z.int(),
          bookingId: idSchema,
        }),
      ),
      payments: z.array(
        z.object({ amountCents: z.int(), currency: z.string(), receivedAt: instantSchema }),
      ),
      refunds: z.array(
        z.object({
          amountCents: z.int(),
          state: z.enum(['due', 'done', 'refused']),
          createdAt: instantSchema,
          endedAt: z.nullable(instantSchema),
        }),
      ),
    }),
  ),
  /** In the lines of events; one that was served ended with the booking. */
  waits: z.array(
    z.object({
      status: z.enum(['waiting', 'served', 'left', 'removed', 'closed']),
      quantity: z.int(),
      bookingId: z.nullable(idSchema),
      joinedAt: instantSchema,
      endedAt: z.nullable(instantSchema),
      event: exportedEventSchema,
    }),
  ),
  /** Own tickets; the address is the one that was typed. */
  passedOn: z.array(
    z.object({ ...transferFields, bookingId: idSchema, email: z.nullable(z.string()) }),
  ),
  /** Tickets of others, who are not named; the booking is there once it was accepted. */
  received: z.array(z.object({ ...transferFields, bookingId: z.nullable(idSchema) })),
  /** With own tickets. */
  checkIns: z.array(
    z.object({
      bookingId: idSchema,
      number: z.int(),
      kind: z.enum(['entry', 'undo']),
      scannedAt: instantSchema,
    }),
  ),
  memberships: z.array(
    z.object({ organiser: z.string(), role: memberRoleSchema, createdAt: instantSchema }),
  ),
  sessions: z.array(ownSessionSchema),
  secondFactor: secondFactorSchema,
});
export type AccountExport = z.infer<typeof accountExportSchema>;
