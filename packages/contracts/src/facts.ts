/**
 * What happened, as others are told of it once it is committed: by mail, and by Kafka for whoever reads
 * there. So a type that was released keeps its fields; what changes its meaning gets another name.
 *
 * Ids, and never a secret, a name or an address beyond what stands here: who needs more reads it when the
 * message is made, as it is then.
 */
import * as z from 'zod/mini';
import { cancelledBySchema, quantityChangedBySchema } from './bookings.js';
import { idSchema, instantSchema } from './ids.js';
import { secondFactorChangeSchema } from './second-factor.js';

/** What facts are about: each has its own order, counted by its `version`. */
export const aggregateTypes = ['event', 'account', 'organiser', 'transfer', 'order'] as const;
export const aggregateTypeSchema = z.enum(aggregateTypes);
export type AggregateType = z.infer<typeof aggregateTypeSchema>;

/** A field as JSON has it, before and after. */
const changedFieldSchema = z.object({
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});

/** Seats. */
const quantitySchema = z.int().check(z.positive());

const eventFacts = [
  /** Seats are kept for somebody who has still to confirm. */
  z.object({
    type: z.literal('booking.held'),
    bookingId: idSchema,
    userId: idSchema,
    quantity: quantitySchema,
    expiresAt: instantSchema,
  }),
  /** The same by a checkout: whoever pays for it confirms it. */
  z.object({
    type: z.literal('booking.heldForPayment'),
    bookingId: idSchema,
    userId: idSchema,
    quantity: quantitySchema,
    expiresAt: instantSchema,
  }),
  /** Nobody confirmed it in time. */
  z.object({
    type: z.literal('booking.holdExpired'),
    bookingId: idSchema,
    userId: idSchema,
    quantity: quantitySchema,
  }),
  /** Somebody who may be a stranger asked for a place in the name of who has this one. */
  z.object({ type: z.literal('booking.askedAgain'), bookingId: idSchema, userId: idSchema }),
  z.object({
    type: z.literal('booking.confirmed'),
    bookingId: idSchema,
    userId: idSchema,
    quantity: quantitySchema,
  }),
  z.object({
    type: z.literal('booking.cancelled'),
    bookingId: idSchema,
    userId: idSchema,
    quantity: quantitySchema,
    cancelledBy: cancelledBySchema,
    /** In the organiser's words. */
    reason: z.nullable(z.string()),
  }),
  /** Has more seats than before, or fewer. */
  z.object({
    type: z.literal('booking.changed'),
    bookingId: idSchema,
    userId: idSchema,
    before: quantitySchema,
    after: quantitySchema,
    changedBy: quantityChangedBySchema,
  }),
  /** Waits for seats of an event that has too few left. */
  z.object({
    type: z.literal('waitlist.joined'),
    entryId: idSchema,
    userId: idSchema,
    quantity: quantitySchema,
  }),
  /** Waits no more, and has no seat: by their own will, by an organiser's, or because the event is cancelled. */
  z.object({
    type: z.literal('waitlist.left'),
    entryId: idSchema,
    userId: idSchema,
    how: z.enum(['left', 'removed', 'closed']),
  }),
  /** Comes first in line now. */
  z.object({ type: z.literal('waitlist.promoted'), entryId: idSchema, userId: idSchema }),
  /** Seats are kept for who was next in line: a booking that is held until then. */
  z.object({
    type: z.literal('waitlist.offered'),
    bookingId: idSchema,
    userId: idSchema,
    quantity: quantitySchema,
    expiresAt: instantSchema,
  }),
  /** The event begins soon. */
  z.object({ type: z.literal('booking.reminderDue'), bookingId: idSchema, userId: idSchema }),
  z.object({ type: z.literal('event.published') }),
  z.object({ type: z.literal('event.changed'), changed: z.array(changedFieldSchema) }),
  z.object({ type: z.literal('event.cancelled'), reason: z.string() }),
] as const;

const accountFacts = [
  z.object({ type: z.literal('account.registered') }),
  z.object({ type: z.literal('account.verificationRequested'), verificationId: idSchema }),
  z.object({ type: z.literal('account.passwordResetRequested'), resetId: idSchema }),
  z.object({ type: z.literal('account.passwordChanged') }),
  /** The address that it was: who had it is told there. */
  z.object({ type: z.literal('account.emailChanged'), before: z.string() }),
  z.object({ type: z.literal('account.signedInFromNewDevice'), sessionId: idSchema }),
  z.object({
    type: z.literal('account.secondFactorChanged'),
    change: secondFactorChangeSchema,
  }),
  z.object({ type: z.literal('account.deleted') }),
] as const;

const organiserFacts = [
  z.object({ type: z.literal('organiser.memberInvited'), invitationId: idSchema }),
] as const;

/**
 * About one time that a ticket is passed on. Its version is 1 when the other is asked, and 2 when that is over. The
 * version of the event does not move: nothing of what is left of it has changed.
 */
const transferFacts = [
  /** The other is asked by mail. */
  z.object({ type: z.literal('transfer.asked'), bookingId: idSchema, userId: idSchema }),
  /** The other accepted: their booking takes the place of the one that it was, in the same instant. */
  z.object({
    type: z.literal('booking.transferred'),
    bookingId: idSchema,
    userId: idSchema,
    newBookingId: idSchema,
    newUserId: idSchema,
    quantity: quantitySchema,
  }),
  /** Whose ticket it was is told with this one. */
  z.object({ type: z.literal('transfer.accepted'), bookingId: idSchema, userId: idSchema }),
  z.object({ type: z.literal('transfer.takenBack'), bookingId: idSchema, userId: idSchema }),
  /** The other does not want it. */
  z.object({ type: z.literal('transfer.declined'), bookingId: idSchema, userId: idSchema }),
] as const;

/** In the currency's smallest unit. */
const moneySchema = {
  amountCents: z.int().check(z.nonnegative()),
  /** ISO 4217. */
  currency: z.string(),
};

/** About one order. Its version grows by one with each. */
const orderFacts = [
  /** The seats are confirmed, and the money for them is there. */
  z.object({
    type: z.literal('order.paid'),
    eventId: idSchema,
    organiserId: idSchema,
    userId: idSchema,
    ...moneySchema,
  }),
  /** The provider has given money back: all of it or a part, and also what came for nothing. */
  z.object({
    type: z.literal('order.refunded'),
    refundId: idSchema,
    eventId: idSchema,
    organiserId: idSchema,
    userId: idSchema,
    ...moneySchema,
    /** Whether it is of an order that was paid: what came late or twice was never sold for. */
    wasPaid: z.boolean(),
  }),
] as const;

/** By what they are about. */
export const factSchemas = {
  event: eventFacts,
  account: accountFacts,
  organiser: organiserFacts,
  transfer: transferFacts,
  order: orderFacts,
} as const satisfies Record<AggregateType, unknown>;

export const factSchema = z.discriminatedUnion('type', [
  ...eventFacts,
  ...accountFacts,
  ...organiserFacts,
  ...transferFacts,
  ...orderFacts,
]);
export type Fact = z.infer<typeof factSchema>;
export type FactType = Fact['type'];
export type FactOf<Type extends FactType> = Extract<Fact, { type: Type }>;

/** What happened to one aggregate at once. */
export const factsMessageSchema = z.object({
  aggregateType: aggregateTypeSchema,
  aggregateId: idSchema,
  /** Higher than that of everything that happened to the aggregate before. */
  version: z.int(),
  facts: z.array(factSchema).check(z.minLength(1)),
});
export type FactsMessage = z.infer<typeof factsMessageSchema>;
