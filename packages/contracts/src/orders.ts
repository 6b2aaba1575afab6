/** From the seats that somebody is about to pay for to what became of the money. Always cents and a currency. */
import * as z from 'zod/mini';
import { guestSchema } from './bookings.js';
import { idSchema, instantSchema, linkTokenSchema } from './ids.js';
import { salesTaxSchema } from './sales-tax.js';
import { longTextSchema } from './text.js';
import { accessCodeSchema, maxTicketTypes } from './ticket-types.js';
import { bookingTicketsSchema } from './tickets.js';

/** How long seats are held for whoever pays, in minutes; and how much longer, once, if they ask. */
export const checkoutMinutes = 15;

/**
 * A page that is open says so this often, in milliseconds. Of an order that nobody is paying yet, seats are
 * free again after `unseenMs` without a sign.
 */
export const heartbeatMs = 15_000;
export const unseenMs = 120_000;

/**
 * `open`: seats are held. `paying`: the person is at the provider's. `failed`: money came, no seats were left,
 * and it is on its way back. `cancelled`: the person gave the seats back. `refunded`: all of the money is.
 */
export const orderStates = [
  'open',
  'paying',
  'paid',
  'expired',
  'cancelled',
  'failed',
  'refunded',
] as const;
export const orderStateSchema = z.enum(orderStates);
export type OrderState = z.infer<typeof orderStateSchema>;

/** In the currency's smallest unit. */
const centsSchema = z.int().check(z.nonnegative());

export const orderLineSchema = z.object({
  id: idSchema,
  /** Null: of an event without types. */
  ticketTypeId: z.nullable(idSchema),
  name: z.string(),
  quantity: z.int().check(z.positive()),
  /** What is paid for one seat: with the tax or without it, as the order's `tax` says. */
  unitPriceCents: centsSchema,
  /** What it would cost more without the code. */
  discountCents: centsSchema,
  /** Whose seats they are then. */
  bookingId: idSchema,
  /** Of its seats, those that went back. */
  returnedSeats: z.int().check(z.nonnegative()),
  refundedCents: centsSchema,
});
export type OrderLine = z.infer<typeof orderLineSchema>;

export const orderSchema = z.object({
  id: idSchema,
  eventId: idSchema,
  state: orderStateSchema,
  lines: z.array(orderLineSchema),
  /** What is to be paid, tax and all. */
  totalCents: centsSchema,
  /** As it was when the order was made, and what of the total it is. Null: none is spoken of. */
  tax: z.nullable(z.extend(salesTaxSchema, { cents: centsSchema })),
  /** ISO 4217. */
  currency: z.string(),
  /** With which it was made, as it was written then. */
  promoCode: z.nullable(z.string()),
  /** Money that has come, and that has gone back or is about to. */
  receivedCents: centsSchema,
  refundedCents: centsSchema,
  createdAt: instantSchema,
  /** Until when it can be paid. */
  expiresAt: instantSchema,
  canExtend: z.boolean(),
  /** Where to pay: our own page, and the provider's once that was asked for. Null: it is over. */
  paymentUrl: z.nullable(z.string()),
});
export type Order = z.infer<typeof orderSchema>;

/** With what opens it again without an account: only who made it as a guest is told. */
export const newOrderSchema = z.extend(orderSchema, { token: z.nullable(linkTokenSchema) });
export type NewOrder = z.infer<typeof newOrderSchema>;

/** Of each booking that is paid and confirmed. */
export const orderTicketsSchema = z.object({ data: z.array(bookingTicketsSchema) });
export type OrderTickets = z.infer<typeof orderTicketsSchema>;

export const checkoutSchema = z.strictObject({
  eventId: idSchema,
  /** Each of another type. All of them are held, or none is. */
  lines: z
    .array(
      z.strictObject({
        quantity: z.int().check(z.minimum(1), z.maximum(100)),
        /** Of an event that is sold by types. */
        ticketTypeId: z.optional(idSchema),
      }),
    )
    .check(z.minLength(1), z.maxLength(maxTicketTypes)),
  /** Makes seats of the lines cheaper that it is for: of one at least. */
  promoCode: z.optional(accessCodeSchema),
  /** Of whoever asks without a token. */
  guest: z.optional(guestSchema),
});
export type CheckoutInput = z.infer<typeof checkoutSchema>;

/** The header by which a guest opens their order. */
export const orderTokenHeader = 'order-token';

export const paymentProviders = ['stripe', 'test'] as const;
export type PaymentProviderName = (typeof paymentProviders)[number];

/** `/payments/:provider`. */
export const webhookParamsSchema = z.strictObject({ provider: z.enum(paymentProviders) });
export type WebhookParams = z.infer<typeof webhookParamsSchema>;

const refundedLineSchema = z.strictObject({
  lineId: idSchema,
  /** Seats. */
  quantity: z.int().check(z.minimum(1), z.maximum(100)),
});

function namesLinesOnce({
  lineIds,
  lines,
}: {
  lineIds?: readonly string[] | undefined;
  lines?: readonly { lineId: string }[] | undefined;
}): boolean {
  if (lines === undefined) return true;
  return lineIds === undefined && new Set(lines.map(({ lineId }) => lineId)).size === lines.length;
}

/** By an organiser: all lines of it unless it names some. */
export const refundOrderSchema = z
  .strictObject({
    /** Whole lines, whose seats are free then. */
    lineIds: z.optional(z.array(idSchema).check(z.minLength(1), z.maxLength(20))),
    /** In their place: some seats of a line each. */
    lines: z.optional(z.array(refundedLineSchema).check(z.minLength(1), z.maxLength(20))),
    /** What is kept of each line, at most the price of what goes back. */
    keepCents: z._default(z.int().check(z.minimum(0), z.maximum(99_999_999)), 0),
    reason: longTextSchema(1_000),
  })
  .check(z.refine(namesLinesOnce, 'Name each line once, by lineIds or by lines'));
export type RefundOrderInput = z.infer<typeof refundOrderSchema>;

export const paymentIncidentKinds = [
  'late_payment',
  'paid_twice',
  'wrong_amount',
  'provider_silent',
  'refund_refused',
] as const;
export const paymentIncidentKindSchema = z.enum(paymentIncidentKinds);
export type PaymentIncidentKind = z.infer<typeof paymentIncidentKindSchema>;

export const paymentIncidentSchema = z.object({
  id: idSchema,
  orderId: idSchema,
  kind: paymentIncidentKindSchema,
  createdAt: instantSchema,
});
export type PaymentIncident = z.infer<typeof paymentIncidentSchema>;
