/** What was earned, what went wrong with it, and whether the provider says the same. Always cents and a currency. */
import * as z from 'zod/mini';
import { idSchema, instantSchema } from './ids.js';
import { orderStateSchema, paymentIncidentSchema } from './orders.js';
import { wholeNumberInQuery } from './text.js';

const centsSchema = z.int().check(z.nonnegative());

/** Of what was sold. */
const earningsSchema = {
  /** Received for seats. */
  grossCents: centsSchema,
  /** Of it sent back, or on its way. */
  refundedCents: centsSchema,
  /** The rest. */
  netCents: z.int(),
};

export const revenueSchema = z.object({
  /** Whose days they are; null: each event's own. */
  timeZone: z.nullable(z.string()),
  /** A sum for each. */
  currencies: z.array(
    z.object({
      /** ISO 4217. */
      currency: z.string(),
      ...earningsSchema,
      /** Of seats that are free again: what was kept of their price. */
      keptCents: centsSchema,
      /** Sold, and not given back. */
      seats: z.int().check(z.nonnegative()),
      /** An event's types of tickets; an organiser's events. */
      parts: z.array(
        z.object({
          /** Null: of an event without types. */
          id: z.nullable(idSchema),
          name: z.string(),
          ...earningsSchema,
          seats: z.int().check(z.nonnegative()),
        }),
      ),
      /** Those on which something came or went back, the oldest first: `2027-03-15`. */
      days: z.array(z.object({ day: z.string(), ...earningsSchema })),
      payouts: z.array(
        z.object({
          provider: z.string(),
          /** All that came, also what got no seats. */
          receivedCents: centsSchema,
          sentBackCents: centsSchema,
          /** Not sent back yet. */
          onItsWayCents: centsSchema,
          /** What the provider owes, before its fees. */
          expectedCents: z.int(),
        }),
      ),
    }),
  ),
});
export type Revenue = z.infer<typeof revenueSchema>;
export type CurrencyRevenue = Revenue['currencies'][number];

export const incidentSchema = z.extend(paymentIncidentSchema, {
  event: z.object({ id: idSchema, title: z.string() }),
  person: z.object({ id: idSchema, name: z.string() }),
  /** By the first member who said so; null: nobody has looked yet. */
  seen: z.nullable(z.object({ byName: z.string(), at: instantSchema })),
});
export type Incident = z.infer<typeof incidentSchema>;

/** The newest first. */
export const incidentListSchema = z.object({
  data: z.array(incidentSchema),
  meta: z.object({
    hasMore: z.boolean(),
    /** Of all of the organiser's. */
    unseen: z.int().check(z.nonnegative()),
  }),
});
export type IncidentList = z.infer<typeof incidentListSchema>;

export const listIncidentsQuerySchema = z.strictObject({
  list: z._default(z.enum(['all', 'unseen']), 'all'),
  limit: wholeNumberInQuery(1, 100, 50),
  before: z.optional(idSchema),
});
export type ListIncidentsQuery = z.infer<typeof listIncidentsQuerySchema>;

/** `/events/:id/incidents/:incidentId`. */
export const incidentParamsSchema = z.strictObject({ id: idSchema, incidentId: idSchema });
export type IncidentParams = z.infer<typeof incidentParamsSchema>;

/** Orders that the provider is asked about at once: each takes it a call or two. */
export const mostReconciled = 50;

export const reconcileQuerySchema = z.strictObject({
  limit: wholeNumberInQuery(1, mostReconciled, 20),
  /** The id of the last of the page before. */
  after: z.optional(idSchema),
});
export type ReconcileQuery = z.infer<typeof reconcileQuerySchema>;

/** Money that came less what was sent back. */
const sumSchema = z.object({ receivedCents: centsSchema, sentBackCents: centsSchema });

export const moneyDifferenceSchema = z.object({
  kind: z.enum(['payment', 'refund']),
  /** As the provider names it. */
  reference: z.string(),
  currency: z.string(),
  /** Null: it is not there. */
  oursCents: z.nullable(centsSchema),
  theirsCents: z.nullable(centsSchema),
});
export type MoneyDifference = z.infer<typeof moneyDifferenceSchema>;

export const reconciledOrderSchema = z.object({
  orderId: idSchema,
  state: orderStateSchema,
  personName: z.string(),
  provider: z.string(),
  /** `unknown`: the provider has never heard of it. `elsewhere`: it is of a provider that is not set up any more. */
  answer: z.enum(['compared', 'unknown', 'elsewhere']),
  currencies: z.array(z.object({ currency: z.string(), ours: sumSchema, theirs: sumSchema })),
  differences: z.array(moneyDifferenceSchema),
});
export type ReconciledOrder = z.infer<typeof reconciledOrderSchema>;

/** One page of the comparison, the oldest order first. */
export const reconciliationSchema = z.object({
  data: z.array(reconciledOrderSchema),
  meta: z.object({
    hasMore: z.boolean(),
    /** Orders of which the provider can know, on all pages. */
    total: z.int().check(z.nonnegative()),
  }),
});
export type Reconciliation = z.infer<typeof reconciliationSchema>;
