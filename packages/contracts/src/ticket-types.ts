/** The types of tickets that an event is sold by: such as "Early bird", "Standing", "VIP". */
import * as z from 'zod/mini';
import { idSchema, instantSchema } from './ids.js';
import type { FieldError } from './problem-document.js';
import { lineSchema, longTextSchema } from './text.js';

/** Of one event: each message with its counts has them all. */
export const maxTicketTypes = 20;

/** Seats. */
const seatsSchema = z.int().check(z.nonnegative());

/** What is left of a type, as everybody is told of it live. */
export const ticketTypeCountSchema = z.object({
  id: idSchema,
  /** As the type's own limit has it; the event may have fewer left. Null: it has no limit of its own. */
  remainingTickets: z.nullable(seatsSchema),
});
export type TicketTypeCount = z.infer<typeof ticketTypeCountSchema>;

/** A type as everybody sees it. */
export const ticketTypeSchema = z.extend(ticketTypeCountSchema, {
  name: z.string(),
  description: z.string(),
  /** In the smallest unit of the event's currency; 0 is free. */
  priceCents: z.int().check(z.nonnegative()),
  /** Seats in all. Null: as many as the event has. */
  capacity: z.nullable(z.int().check(z.positive())),
  /** Null: as soon as the event is sold. */
  saleStartsAt: z.nullable(instantSchema),
  /** Null: as long as the event is sold. */
  saleEndsAt: z.nullable(instantSchema),
  /** Of one booking. */
  minPerPerson: z.int().check(z.positive()),
  /** Null: the event's own limit alone. */
  maxPerPerson: z.nullable(z.int().check(z.positive())),
});
export type TicketType = z.infer<typeof ticketTypeSchema>;

/** The same as the event's members see it. */
export const organiserTicketTypeSchema = z.extend(ticketTypeSchema, {
  /** Seats that are held or confirmed. */
  takenTickets: seatsSchema,
  /** Only who knows it sees the type. Null: everybody does. */
  accessCode: z.nullable(z.string()),
  position: z.int(),
});
export type OrganiserTicketType = z.infer<typeof organiserTicketTypeSchema>;

export const organiserTicketTypeListSchema = z.array(organiserTicketTypeSchema);

/** As it is typed: no difference is made between capitals and small letters. */
export const accessCodeSchema = z
  .string()
  .check(
    z.regex(/^\s*[A-Za-z0-9-]{4,40}\s*$/, 'Use 4 to 40 letters, digits or hyphens'),
    z.trim(),
    z.toUpperCase(),
  );

const fields = {
  name: lineSchema(1, 100),
  description: longTextSchema(500),
  priceCents: z.int().check(z.minimum(0), z.maximum(99_999_999)),
  capacity: z.nullable(z.int().check(z.minimum(1, 'Use at least 1 seat'), z.maximum(1_000_000))),
  saleStartsAt: z.nullable(instantSchema),
  saleEndsAt: z.nullable(instantSchema),
  minPerPerson: z.int().check(z.minimum(1), z.maximum(100)),
  maxPerPerson: z.nullable(z.int().check(z.minimum(1), z.maximum(100))),
  accessCode: z.nullable(accessCodeSchema),
};

export const addTicketTypeSchema = z.strictObject({
  name: fields.name,
  description: z._default(fields.description, ''),
  priceCents: fields.priceCents,
  capacity: z._default(fields.capacity, null),
  saleStartsAt: z._default(fields.saleStartsAt, null),
  saleEndsAt: z._default(fields.saleEndsAt, null),
  minPerPerson: z._default(fields.minPerPerson, 1),
  maxPerPerson: z._default(fields.maxPerPerson, null),
  accessCode: z._default(fields.accessCode, null),
});
export type AddTicketTypeInput = z.infer<typeof addTicketTypeSchema>;

/** What is left out stays as it is. */
export const changeTicketTypeSchema = z.partial(
  z.strictObject({
    ...fields,
    /** The one with the lowest comes first. */
    position: z.int().check(z.minimum(0), z.maximum(1_000)),
  }),
);
export type ChangeTicketTypeInput = z.infer<typeof changeTicketTypeSchema>;

export const ticketTypeParamsSchema = z.strictObject({ id: idSchema, typeId: idSchema });
export type TicketTypeParams = z.infer<typeof ticketTypeParamsSchema>;

/** What a code opens. */
export const openTicketTypesSchema = z.strictObject({ code: accessCodeSchema });
export type OpenTicketTypesInput = z.infer<typeof openTicketTypesSchema>;

/** What does not fit together of a type: by the field that would have to change. */
export function findTicketTypeErrors(type: {
  saleStartsAt: Date | null;
  saleEndsAt: Date | null;
  minPerPerson: number;
  maxPerPerson: number | null;
  capacity: number | null;
}): FieldError[] {
  const { saleStartsAt, saleEndsAt, minPerPerson, maxPerPerson, capacity } = type;
  const errors: FieldError[] = [];
  if (saleStartsAt !== null && saleEndsAt !== null && saleEndsAt <= saleStartsAt) {
    errors.push({ path: ['saleEndsAt'], message: 'Must be after the sale of the type starts' });
  }
  if (maxPerPerson !== null && maxPerPerson < minPerPerson) {
    errors.push({ path: ['maxPerPerson'], message: 'Must not be less than the fewest' });
  }
  if (capacity !== null && capacity < minPerPerson) {
    errors.push({ path: ['capacity'], message: 'Must not be less than one person has to take' });
  }
  return errors;
}
