/** Codes that make the seats of an event cheaper. What a code takes off, it takes off each seat. */
import * as z from 'zod/mini';
import { idSchema, instantSchema } from './ids.js';
import type { FieldError } from './problem-document.js';
import { lineSchema } from './text.js';
import { accessCodeSchema, maxTicketTypes, ticketTypeSchema } from './ticket-types.js';

/** Of one event. */
export const maxPromoCodes = 100;

/** What a seat costs less: a part of its price, or an amount. One of the two is null. */
export interface Discount {
  percentOff: number | null;
  /** Of one seat, in the currency's smallest unit. */
  amountOffCents: number | null;
}

/** What one seat costs less; at most all of it. Half a cent is the buyer's. */
export function discountOf({ percentOff, amountOffCents }: Discount, priceCents: number): number {
  const cents =
    percentOff === null ? (amountOffCents ?? 0) : Math.round((priceCents * percentOff) / 100);
  return Math.min(priceCents, cents);
}

/** Whether a code is good for seats of the type. @param ticketTypeId null: of an event without types */
export function isForType(
  { ticketTypeIds }: { ticketTypeIds: readonly string[] },
  ticketTypeId: string | null,
): boolean {
  if (ticketTypeIds.length === 0) return true;
  return ticketTypeId !== null && ticketTypeIds.includes(ticketTypeId);
}

const percentSchema = z.int().check(z.minimum(1), z.maximum(100));
const amountSchema = z.int().check(z.minimum(1), z.maximum(99_999_999));
const seatsSchema = z.int().check(z.minimum(1, 'Use at least 1 ticket'), z.maximum(1_000_000));

const discount = {
  percentOff: z.nullable(percentSchema),
  amountOffCents: z.nullable(amountSchema),
};

/** What a code is worth, as whoever has entered it sees it. */
export const promoCodeOfferSchema = z.object({
  code: z.string(),
  ...discount,
  /** Empty: for every type, and for an event without types. */
  ticketTypeIds: z.array(idSchema),
  /** Tickets that it still makes cheaper. Null: as many as there are. */
  ticketsLeft: z.nullable(z.int().check(z.nonnegative())),
});
export type PromoCodeOffer = z.infer<typeof promoCodeOfferSchema>;

/** What one code opens: types that are hidden, a lower price, or both. */
export const openedByCodeSchema = z.object({
  ticketTypes: z.array(ticketTypeSchema),
  promoCode: z.nullable(promoCodeOfferSchema),
});
export type OpenedByCode = z.infer<typeof openedByCodeSchema>;

/** The same as the event's members see it. */
export const promoCodeSchema = z.object({
  id: idSchema,
  /** Nobody else sees it. */
  name: z.string(),
  code: z.string(),
  ...discount,
  ticketTypeIds: z.array(idSchema),
  maxTickets: z.nullable(z.int().check(z.positive())),
  /** Tickets of bookings that are held or confirmed. */
  usedTickets: z.int().check(z.nonnegative()),
  startsAt: z.nullable(instantSchema),
  endsAt: z.nullable(instantSchema),
  isPaused: z.boolean(),
});
export type PromoCode = z.infer<typeof promoCodeSchema>;

export const promoCodeListSchema = z.array(promoCodeSchema);

const fields = {
  name: lineSchema(1, 100),
  code: accessCodeSchema,
  ...discount,
  ticketTypeIds: z.array(idSchema).check(z.maxLength(maxTicketTypes)),
  maxTickets: z.nullable(seatsSchema),
  startsAt: z.nullable(instantSchema),
  endsAt: z.nullable(instantSchema),
};

/** With a percentage or with an amount. */
export const addPromoCodeSchema = z.strictObject({
  name: fields.name,
  code: fields.code,
  percentOff: z._default(fields.percentOff, null),
  amountOffCents: z._default(fields.amountOffCents, null),
  ticketTypeIds: z._default(fields.ticketTypeIds, []),
  maxTickets: z._default(fields.maxTickets, null),
  startsAt: z._default(fields.startsAt, null),
  endsAt: z._default(fields.endsAt, null),
});
export type AddPromoCodeInput = z.infer<typeof addPromoCodeSchema>;

/** What is left out stays as it is. */
export const changePromoCodeSchema = z.partial(
  z.strictObject({ ...fields, isPaused: z.boolean() }),
);
export type ChangePromoCodeInput = z.infer<typeof changePromoCodeSchema>;

export const promoCodeParamsSchema = z.strictObject({ id: idSchema, codeId: idSchema });
export type PromoCodeParams = z.infer<typeof promoCodeParamsSchema>;

/** What does not fit together of a code: by the field that would have to change. */
export function findPromoCodeErrors(
  code: Discount & {
    startsAt: Date | null;
    endsAt: Date | null;
    maxTickets: number | null;
    usedTickets: number;
  },
): FieldError[] {
  const { percentOff, amountOffCents, startsAt, endsAt, maxTickets, usedTickets } = code;
  const errors: FieldError[] = [];
  if ((percentOff === null) === (amountOffCents === null)) {
    errors.push({ path: ['percentOff'], message: 'Use a percentage or an amount, and not both' });
  }
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) {
    errors.push({ path: ['endsAt'], message: 'Must be after the code starts' });
  }
  if (maxTickets !== null && maxTickets < usedTickets) {
    const message = `Must not be less than the ${usedTickets} that are used`;
    errors.push({ path: ['maxTickets'], message });
  }
  return errors;
}
