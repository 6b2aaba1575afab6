/** Orders as the members of their organiser see them. */
import * as z from 'zod/mini';
import { idSchema, instantSchema } from './ids.js';
import {
  orderLineSchema,
  orderSchema,
  orderStates,
  paymentIncidentKindSchema,
  paymentIncidentSchema,
} from './orders.js';
import { wholeNumberInQuery, wordsInQuerySchema } from './text.js';

const centsSchema = z.int().check(z.nonnegative());

export const organiserOrderSchema = z.extend(orderSchema, {
  person: z.object({ id: idSchema, name: z.string(), email: z.string() }),
});
export type OrganiserOrder = z.infer<typeof organiserOrderSchema>;

/** The newest first. */
export const organiserOrdersSchema = z.object({
  data: z.array(organiserOrderSchema),
  /** Of these orders. */
  incidents: z.array(paymentIncidentSchema),
  /** Whether there is anything older than the last of them. */
  meta: z.object({ hasMore: z.boolean() }),
});
export type OrganiserOrders = z.infer<typeof organiserOrdersSchema>;

export const orderTabs = ['all', ...orderStates] as const;

export const listOrdersQuerySchema = z.strictObject({
  /** Of a name, an address, or a reference. */
  search: wordsInQuerySchema,
  state: z._default(z.enum(orderTabs), 'all'),
  limit: wholeNumberInQuery(1, 200, 50),
  /** The id of the last of the page before. */
  before: z.optional(idSchema),
});
export type ListOrdersQuery = z.infer<typeof listOrdersQuerySchema>;

/** `/events/:id/orders/:orderId`. */
export const eventOrderParamsSchema = z.strictObject({ id: idSchema, orderId: idSchema });
export type EventOrderParams = z.infer<typeof eventOrderParamsSchema>;

/**
 * What has happened to an order. `paid`: money came. `seated`: it has its seats. `unseated`: there were none
 * left for it. `refundAsked`: by a member. `refundBegun`: money is on its way back.
 */
export const orderMomentKinds = [
  'made',
  'extended',
  'atProvider',
  'paid',
  'seated',
  'unseated',
  'expired',
  'givenBack',
  'refundAsked',
  'refundBegun',
  'refundDone',
  'refundRefused',
  'incident',
] as const;
export type OrderMomentKind = (typeof orderMomentKinds)[number];

export const orderMomentSchema = z.object({
  kind: z.enum(orderMomentKinds),
  /** Null: it was not written down when. It was after what stands before it. */
  at: z.nullable(instantSchema),
  /** Of the money that it is about; of `refundAsked` what is kept of each line. */
  amountCents: z.nullable(centsSchema),
  /** ISO 4217. */
  currency: z.nullable(z.string()),
  /** Who did it, where that was a member. */
  actorName: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  incident: z.nullable(paymentIncidentKindSchema),
});
export type OrderMoment = z.infer<typeof orderMomentSchema>;

export const orderDetailSchema = z.extend(organiserOrderSchema, {
  lines: z.array(
    z.extend(orderLineSchema, {
      /** What of the order's total is paid for it, with its part of the tax. */
      paidCents: centsSchema,
      /** Of the seats that are left, what goes back where nothing is kept; 0: it cannot, or has already. */
      refundableCents: centsSchema,
    }),
  ),
  provider: z.string(),
  /** Of `refundedCents`, what has not arrived at the provider yet. */
  onItsWayCents: centsSchema,
  /** In the order in which it happened. */
  moments: z.array(orderMomentSchema),
});
export type OrderDetail = z.infer<typeof orderDetailSchema>;
