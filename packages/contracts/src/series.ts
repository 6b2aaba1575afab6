/** Events that are held every week: a rule, and a template of everything that an event has. */
import * as z from 'zod/mini';
import { categoryNameSchema, levelNameSchema } from './categories.js';
import { daySchema, wallTimeSchema, weekdaySchema } from './dates.js';
import { guestPolicySchema, waitlistModeSchema } from './events.js';
import { idSchema, instantSchema } from './ids.js';
import { eventFields } from './organiser-events.js';
import { longTextSchema } from './text.js';

/** The most slots of one series, and the most extra weeks between two of its weeks. */
export const maxSlots = 50;
export const maxIntervalWeeks = 26;

const slotFields = { weekday: weekdaySchema, startTime: wallTimeSchema };

/** One time of the week. Its number never changes: the classes of a moved slot stay its classes. */
export const seriesSlotSchema = z.object({ slot: z.int().check(z.positive()), ...slotFields });
export type SeriesSlot = z.infer<typeof seriesSlotSchema>;

/** Minutes before the start of each event. */
const minutesBefore = z.int().check(z.minimum(0), z.maximum(60 * 24 * 366));

const templateFields = {
  title: eventFields.title,
  description: eventFields.description,
  category: categoryNameSchema,
  level: z.nullable(levelNameSchema),
  host: eventFields.host,
  venue: eventFields.venue,
  address: eventFields.address,
  totalTickets: eventFields.totalTickets,
  priceCents: eventFields.priceCents,
  currency: eventFields.currency,
  maxPerPerson: eventFields.maxPerPerson,
  guestPolicy: guestPolicySchema,
  timeZone: eventFields.timeZone,
  durationMinutes: z.int().check(z.minimum(5), z.maximum(60 * 24 * 7)),
  /** Null: as soon as the event is there. */
  saleOpensMinutesBefore: z.nullable(minutesBefore),
  /** Null: when the event starts. */
  saleClosesMinutesBefore: z.nullable(minutesBefore),
  /** Null: until the event starts. */
  cancelUntilMinutesBefore: z.nullable(minutesBefore),
  allowsTransfer: eventFields.allowsTransfer,
  /** Null: until the event starts. */
  transferUntilMinutesBefore: z.nullable(minutesBefore),
  asksNames: eventFields.asksNames,
  waitlistMode: eventFields.waitlistMode,
  offerMinutes: eventFields.offerMinutes,
  /** Null: until the sale closes. */
  waitlistClosesMinutesBefore: z.nullable(minutesBefore),
};

const ruleFields = {
  /** 1: every week, counted from the week of the first day. */
  intervalWeeks: z.int().check(z.minimum(1), z.maximum(maxIntervalWeeks)),
  /** The first day. */
  from: daySchema,
  /** The last day; null: no end. */
  until: z.nullable(daySchema),
};

export const seriesSchema = z.object({
  id: idSchema,
  organiserId: idSchema,
  /** Grows with every edit. An edit names the one that it has seen, in `If-Match`. */
  revision: z.int().check(z.nonnegative()),
  title: z.string(),
  description: z.string(),
  category: z.string(),
  level: z.nullable(z.string()),
  host: z.nullable(z.string()),
  venue: z.string(),
  address: z.nullable(z.string()),
  totalTickets: z.int(),
  priceCents: z.int(),
  currency: z.string(),
  maxPerPerson: z.int(),
  guestPolicy: guestPolicySchema,
  timeZone: z.string(),
  durationMinutes: z.int(),
  saleOpensMinutesBefore: z.nullable(z.int()),
  saleClosesMinutesBefore: z.nullable(z.int()),
  cancelUntilMinutesBefore: z.nullable(z.int()),
  allowsTransfer: z.boolean(),
  transferUntilMinutesBefore: z.nullable(z.int()),
  asksNames: z.boolean(),
  waitlistMode: waitlistModeSchema,
  offerMinutes: z.int(),
  waitlistClosesMinutesBefore: z.nullable(z.int()),
  intervalWeeks: z.int(),
  from: z.string(),
  until: z.nullable(z.string()),
  /** Those that are held, by weekday and time. */
  slots: z.array(seriesSlotSchema),
  /** When somebody ended it; null: it goes on. */
  endedAt: z.nullable(instantSchema),
  createdAt: instantSchema,
});
export type Series = z.infer<typeof seriesSchema>;

/** Those that go on first, by their titles. */
export const seriesListSchema = z.object({ data: z.array(seriesSchema) });
export type SeriesList = z.infer<typeof seriesListSchema>;

export const createSeriesSchema = z.strictObject({
  ...templateFields,
  ...ruleFields,
  description: z._default(templateFields.description, ''),
  level: z._default(templateFields.level, null),
  host: z._default(templateFields.host, null),
  address: z._default(templateFields.address, null),
  priceCents: z._default(templateFields.priceCents, 0),
  currency: z._default(templateFields.currency, 'EUR'),
  maxPerPerson: z._default(templateFields.maxPerPerson, 1),
  guestPolicy: z._default(templateFields.guestPolicy, 'confirm'),
  saleOpensMinutesBefore: z._default(templateFields.saleOpensMinutesBefore, null),
  saleClosesMinutesBefore: z._default(templateFields.saleClosesMinutesBefore, null),
  cancelUntilMinutesBefore: z._default(templateFields.cancelUntilMinutesBefore, null),
  allowsTransfer: z._default(templateFields.allowsTransfer, true),
  transferUntilMinutesBefore: z._default(templateFields.transferUntilMinutesBefore, null),
  asksNames: z._default(templateFields.asksNames, false),
  waitlistMode: z._default(templateFields.waitlistMode, 'offer'),
  offerMinutes: z._default(templateFields.offerMinutes, 120),
  waitlistClosesMinutesBefore: z._default(templateFields.waitlistClosesMinutesBefore, null),
  intervalWeeks: z._default(ruleFields.intervalWeeks, 1),
  until: z._default(ruleFields.until, null),
  slots: z
    .array(z.strictObject(slotFields))
    .check(z.minLength(1, 'Name at least one time of the week'), z.maxLength(maxSlots)),
});
export type CreateSeriesInput = z.infer<typeof createSeriesSchema>;

/**
 * What is left out stays as it is. Of the slots those that keep their number are moved, those without one
 * are new, and those that are left out are held no more.
 */
export const seriesChangesSchema = z
  .partial(
    z.strictObject({
      ...templateFields,
      intervalWeeks: ruleFields.intervalWeeks,
      until: ruleFields.until,
      slots: z
        .array(z.strictObject({ slot: z.optional(z.int().check(z.positive())), ...slotFields }))
        .check(z.minLength(1, 'Name at least one time of the week'), z.maxLength(maxSlots)),
    }),
  )
  .check(z.refine((changes) => Object.keys(changes).length > 0, 'Change something'));
export type SeriesChanges = z.infer<typeof seriesChangesSchema>;

/** What asks before it moves people: neither of the two by default. */
const consent = {
  /** Nothing is done; the answer says what would be. */
  isDryRun: z._default(z.boolean(), false),
  /** Also where people have booked. */
  isConfirmed: z._default(z.boolean(), false),
};

/**
 * `all`: what is ahead and nobody changed by hand. `following`: the same from the day of `eventId` on. One
 * event alone is edited as every event is.
 */
export const seriesScopes = ['following', 'all'] as const;

export const changeSeriesSchema = z.strictObject({
  scope: z.enum(seriesScopes),
  /** Of `following`: the first event that follows. */
  eventId: z.optional(idSchema),
  changes: seriesChangesSchema,
  /** For the people of classes that are held no more. */
  reason: z.optional(longTextSchema(1_000)),
  ...consent,
});
export type ChangeSeriesInput = z.infer<typeof changeSeriesSchema>;

export const endSeriesSchema = z.strictObject({
  /** The last day on which it is held. */
  lastDate: daySchema,
  /** For the people of the classes after it. */
  reason: longTextSchema(1_000),
  ...consent,
});
export type EndSeriesInput = z.infer<typeof endSeriesSchema>;

/** One more, with the template of the series but for what is named here. */
export const addSeriesEventSchema = z.strictObject({
  date: daySchema,
  startTime: wallTimeSchema,
  ...z.partial(
    z.strictObject({
      title: templateFields.title,
      description: templateFields.description,
      host: templateFields.host,
      venue: templateFields.venue,
      address: templateFields.address,
      totalTickets: templateFields.totalTickets,
      priceCents: templateFields.priceCents,
      durationMinutes: templateFields.durationMinutes,
    }),
  ).shape,
});
export type AddSeriesEventInput = z.infer<typeof addSeriesEventSchema>;

/** What becomes of one event of a series. */
export const affectedEventSchema = z.object({
  /** Null: it is still to be made. */
  id: z.nullable(idSchema),
  title: z.string(),
  startsAt: instantSchema,
  /** Where it begins at another time then. */
  newStartsAt: z.optional(instantSchema),
  /** `keep`: it is left as it is, such as one that somebody changed by hand. */
  action: z.enum(['create', 'change', 'cancel', 'keep']),
  confirmedTickets: z.int().check(z.nonnegative()),
  heldTickets: z.int().check(z.nonnegative()),
});
export type AffectedEvent = z.infer<typeof affectedEventSchema>;

const effects = {
  /** By when they begin. */
  events: z.array(affectedEventSchema),
  /** Who has a place at one whose time or venue changes, or that is cancelled. */
  affectedPeople: z.int().check(z.nonnegative()),
};

/** The series as it is then; after a dry run as it would be. */
export const changedSeriesSchema = z.object({ series: seriesSchema, ...effects });
export type ChangedSeries = z.infer<typeof changedSeriesSchema>;

/** Days on which no series of the organiser is held. */
export const holidaySchema = z.object({
  id: idSchema,
  /** The first and the last day. */
  from: z.string(),
  until: z.string(),
  name: z.string(),
});
export type Holiday = z.infer<typeof holidaySchema>;

/** Those that are over are not there. */
export const holidayListSchema = z.object({ data: z.array(holidaySchema) });
export type HolidayList = z.infer<typeof holidayListSchema>;

export const addHolidaySchema = z.strictObject({
  from: daySchema,
  until: daySchema,
  name: eventFields.title,
  /** For the people of the classes of these days; by default the name. */
  reason: z.optional(longTextSchema(1_000)),
  ...consent,
});
export type AddHolidayInput = z.infer<typeof addHolidaySchema>;

/** The holiday is null after a dry run. */
export const addedHolidaySchema = z.object({ holiday: z.nullable(holidaySchema), ...effects });
export type AddedHoliday = z.infer<typeof addedHolidaySchema>;

/** `/organisers/:id/holidays/:holidayId`. */
export const holidayParamsSchema = z.strictObject({ id: idSchema, holidayId: idSchema });
export type HolidayParams = z.infer<typeof holidayParamsSchema>;
