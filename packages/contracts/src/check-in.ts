/**
 * Who is let in at the door: what a device tells, and what it is answered. Each entry is a fact by its own
 * nonce: told twice, it is told once.
 */
import * as z from 'zod/mini';
import { ticketNumberSchema } from './door-list.js';
import { idSchema, instantSchema } from './ids.js';
import type { Problem } from './problem.js';
import { lineSchema, wholeNumberInQuery } from './text.js';

/** `/events/:id/door-devices`: the device makes its id itself, and keeps it. */
export const registerDeviceSchema = z.strictObject({ id: idSchema, name: lineSchema(1, 60) });
export type RegisterDeviceInput = z.infer<typeof registerDeviceSchema>;

export const doorDeviceSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Who works with it. */
  user: z.object({ id: idSchema, name: z.string() }),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  signedOutAt: z.nullable(instantSchema),
});
export type DoorDevice = z.infer<typeof doorDeviceSchema>;

export const doorDeviceListSchema = z.object({ data: z.array(doorDeviceSchema) });
export type DoorDeviceList = z.infer<typeof doorDeviceListSchema>;

/** The most that an event has at once, those that are signed out not counted. */
export const maxDoorDevices = 100;

/** `/events/:id/door-devices/:deviceId`. */
export const doorDeviceParamsSchema = z.strictObject({ id: idSchema, deviceId: idSchema });
export type DoorDeviceParams = z.infer<typeof doorDeviceParamsSchema>;

/** The code that was read, or the ticket that somebody chose by name. */
const ticketFields = {
  code: z.optional(z.string().check(z.maxLength(200))),
  bookingId: z.optional(idSchema),
  number: z.optional(ticketNumberSchema),
};

interface NamedTicket {
  code?: string | undefined;
  bookingId?: string | undefined;
  number?: number | undefined;
}

const namesOneTicket = ({ code, bookingId, number }: NamedTicket) =>
  code === undefined
    ? bookingId !== undefined && number !== undefined
    : bookingId === undefined && number === undefined;

const oneTicketOnly = 'Give the code of a ticket, or its bookingId and number';

export const checkInSchema = z
  .strictObject({
    device: idSchema,
    /** Made for this entry by the device: a request that is sent again has the same. */
    nonce: idSchema,
    /** By the device's clock, put right by what it knows of the server's. */
    scannedAt: instantSchema,
    ...ticketFields,
  })
  .check(z.refine(namesOneTicket, oneTicketOnly));
export type CheckInInput = z.infer<typeof checkInSchema>;

/** Somebody was let in by mistake, or has left: the ticket is good again. */
export const undoCheckInSchema = z.strictObject({
  device: idSchema,
  nonce: idSchema,
  /** The nonce of the entry. */
  undoes: idSchema,
  scannedAt: z.optional(instantSchema),
});
export type UndoCheckInInput = z.infer<typeof undoCheckInSchema>;

/** What a device did while it had no network. An undo names the entry, and the ticket too. */
export const queuedScanSchema = z
  .strictObject({
    nonce: idSchema,
    kind: z.enum(['entry', 'undo']),
    scannedAt: instantSchema,
    undoes: z.optional(idSchema),
    ...ticketFields,
  })
  .check(
    z.refine(namesOneTicket, oneTicketOnly),
    z.refine(
      ({ kind, undoes }) => (kind === 'undo') === (undoes !== undefined),
      'An undo says what it undoes, and an entry does not',
    ),
  );
export type QueuedScan = z.infer<typeof queuedScanSchema>;

export const maxQueuedScans = 500;

/** In the order in which it happened. */
export const checkInBatchSchema = z.strictObject({
  device: idSchema,
  scans: z
    .array(queuedScanSchema)
    .check(z.minLength(1), z.maxLength(maxQueuedScans, `Send at most ${maxQueuedScans} at once`)),
});
export type CheckInBatchInput = z.infer<typeof checkInBatchSchema>;

/** Why a ticket lets nobody in. Each is a code of a problem too: the answer to a single scan. */
export const ticketRefusals = [
  'invalid_ticket',
  'wrong_event',
  'cancelled',
  'transferred',
  'nonce_reused',
] as const;

export const checkInOutcomes = [
  'admitted',
  'already_admitted',
  'undone',
  ...ticketRefusals,
] as const;
export const checkInOutcomeSchema = z.enum(checkInOutcomes);
export type CheckInOutcome = z.infer<typeof checkInOutcomeSchema>;

export const checkInResultSchema = z.object({
  outcome: checkInOutcomeSchema,
  nonce: idSchema,
  /**
   * Whether it is written down as an entry. What a device did by itself is, even when the ticket was void by
   * then or somebody was in with it: that is a conflict, which the console shows.
   */
  isKept: z.boolean(),
  /** Null where the code is none of ours. */
  bookingId: z.nullable(idSchema),
  number: z.nullable(ticketNumberSchema),
  /** Null for another event's ticket too. */
  name: z.nullable(z.string()),
  note: z.nullable(z.string()),
  /** Seats of the booking. */
  quantity: z.nullable(z.int().check(z.positive())),
  /** Of the entry that counts, while somebody is in with this ticket. */
  firstAt: z.nullable(instantSchema),
  /** The name of its device. */
  firstDevice: z.nullable(z.string()),
});
export type CheckInResult = z.infer<typeof checkInResultSchema>;

/** In the order of the scans. */
export const checkInResultsSchema = z.object({ results: z.array(checkInResultSchema) });
export type CheckInResults = z.infer<typeof checkInResultsSchema>;

const entryFields = {
  nonce: idSchema,
  scannedAt: instantSchema,
  receivedAt: instantSchema,
  /** Its name. */
  device: z.string(),
  /** The member's. */
  member: z.string(),
  /** Whether the code was read, or the name chosen. */
  by: z.enum(['code', 'name']),
};

/** One that counts: nobody has undone it. */
export const conflictEntrySchema = z.object({
  ...entryFields,
  /** What the ticket was already when we heard of it; null: it was good. */
  void: z.nullable(z.enum(['cancelled', 'transferred'])),
});
export type ConflictEntry = z.infer<typeof conflictEntrySchema>;

/** More came in with a ticket than it lets in. Undoing entries until one good one is left settles it. */
export const doorConflictSchema = z.object({
  bookingId: idSchema,
  number: ticketNumberSchema,
  name: z.string(),
  /** The one that counts first. */
  entries: z.array(conflictEntrySchema),
});
export type DoorConflict = z.infer<typeof doorConflictSchema>;

export const doorEntrySchema = z.object({
  ...entryFields,
  kind: z.enum(['entry', 'undo']),
  bookingId: idSchema,
  number: ticketNumberSchema,
  name: z.string(),
  /** Whether it was undone. */
  isUndone: z.boolean(),
});
export type DoorEntry = z.infer<typeof doorEntrySchema>;

/** The most conflicts of a page: the newest. */
export const maxListedConflicts = 100;

export const checkInPageSchema = z.object({
  /** Tickets with which somebody is in. */
  admitted: z.int().check(z.nonnegative()),
  /** Of confirmed bookings. */
  tickets: z.int().check(z.nonnegative()),
  /** However many are listed. */
  conflictCount: z.int().check(z.nonnegative()),
  conflicts: z.array(doorConflictSchema).check(z.maxLength(maxListedConflicts)),
  data: z.array(doorEntrySchema),
  /** Whether there is anything older than the last of them. */
  meta: z.object({ hasMore: z.boolean() }),
});
export type CheckInPage = z.infer<typeof checkInPageSchema>;

/** The ones that we heard of last first; `before` is the nonce of the last of the page before. */
export const listCheckInsQuerySchema = z.strictObject({
  limit: wholeNumberInQuery(1, 100, 50),
  before: z.optional(idSchema),
});
export type ListCheckInsQuery = z.infer<typeof listCheckInsQuerySchema>;

/**
 * Of a socket that has signed in. Replaces the door that it watched before; null: none. It holds until the
 * token runs out, unless a newer one of the same person has come by then.
 */
export const watchDoorSchema = z.strictObject({ eventId: z.nullable(idSchema) });
export type WatchDoorInput = z.infer<typeof watchDoorSchema>;

/** At most twice a second, and once more after the last change. */
export const doorUpdateSchema = z.object({
  eventId: idSchema,
  admitted: z.int().check(z.nonnegative()),
  tickets: z.int().check(z.nonnegative()),
  conflicts: z.int().check(z.nonnegative()),
});
export type DoorUpdate = z.infer<typeof doorUpdateSchema>;

/** The numbers of this moment; null where nothing is watched. */
export type WatchDoorAnswer = { door: DoorUpdate | null } | Omit<Problem, 'requestId'>;
