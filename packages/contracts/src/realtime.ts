import * as z from 'zod/mini';
import type { DoorUpdate, WatchDoorAnswer, WatchDoorInput } from './check-in.js';
import type { ConsoleUpdate, WatchConsoleAnswer, WatchConsoleInput } from './console-updates.js';
import { eventStatusSchema } from './event-status.js';
import { idSchema } from './ids.js';
import type { BookingUpdate, SignInAnswer, SignInInput } from './own-bookings.js';
import type { Problem } from './problem.js';
import { ticketTypeCountSchema } from './ticket-types.js';

/** The names of the Socket.IO messages. */
export const socketEvents = {
  /** Client to server, with {@link WatchInput}; acknowledged with {@link WatchAnswer}. */
  watch: 'watch',
  /** Client to server: nothing is on screen, so no counts are wanted until the next `watch`. */
  unwatch: 'unwatch',
  /** Client to server, with {@link SignInInput}; acknowledged with {@link SignInAnswer}. */
  signIn: 'signIn',
  /** Client to server, with {@link WatchConsoleInput}; acknowledged with {@link WatchConsoleAnswer}. */
  watchConsole: 'watchConsole',
  /** Client to server, with {@link WatchDoorInput}; acknowledged with {@link WatchDoorAnswer}. */
  watchDoor: 'watchDoor',
  /** Server to client, with {@link TicketUpdate}. */
  ticketUpdate: 'ticketUpdate',
  /** Server to client, with {@link WatcherCount}: for the event that the page is all about. */
  watchers: 'watchers',
  /** Server to client, with {@link BookingUpdate}: of the person who is signed in on the socket. */
  bookingUpdate: 'bookingUpdate',
  /** Server to client, with {@link ConsoleUpdate}: to members who watch the event's console. */
  consoleUpdate: 'consoleUpdate',
  /** Server to client, with {@link DoorUpdate}: to members who watch the event's door. */
  doorUpdate: 'doorUpdate',
  /** Server to client: the log-in that the socket showed was ended, here or elsewhere. */
  sessionEnded: 'sessionEnded',
} as const;

/** The most events one socket may watch. */
export const maxWatchedEvents = 200;

/** Replaces what the socket watched before. Nothing watched: the updates of every event. */
export const watchSchema = z.strictObject({
  eventIds: z
    .array(idSchema)
    .check(z.maxLength(maxWatchedEvents, `Watch at most ${maxWatchedEvents} events`)),
  /**
   * The event whose page this is: its {@link WatcherCount} is sent from now on. Lists leave it out,
   * or every visitor of a list would cost each other one a message for every card on it.
   */
  watchersOf: z.optional(idSchema),
  /** The browser's, where nobody is signed in: several pages of one visitor count once. */
  visitorId: z.optional(idSchema),
});
export type WatchInput = z.infer<typeof watchSchema>;

/**
 * The count of one event, and whether it still takes place. Two can arrive out of order: a client keeps the one with the higher
 * `version` and drops the other.
 */
export const ticketUpdateSchema = z.object({
  eventId: idSchema,
  remainingTickets: z.int().check(z.nonnegative()),
  totalTickets: z.int().check(z.positive()),
  /** How many are on the waitlist. */
  waitingCount: z.int().check(z.nonnegative()),
  status: eventStatusSchema,
  version: z.int().check(z.nonnegative()),
  /** Of the types that everybody sees; left out where the event is not sold by types. */
  ticketTypes: z.optional(z.array(ticketTypeCountSchema)),
});
export type TicketUpdate = z.infer<typeof ticketUpdateSchema>;

/**
 * How many people have an event's own page open right now, each counted once as far as an API process
 * can tell. At once with `watch`, then at most once a second, and only when it has changed.
 */
export const watcherCountSchema = z.object({
  eventId: idSchema,
  count: z.int().check(z.nonnegative()),
});
export type WatcherCount = z.infer<typeof watcherCountSchema>;

export const watchSnapshotSchema = z.array(ticketUpdateSchema);

/** The counts of the watched events that exist, or the problem with the request. */
export type WatchAnswer = TicketUpdate[] | Omit<Problem, 'requestId'>;

/** The two sides of the socket, for Socket.IO's typed `Server` and `Socket`. */
export interface ServerToClientMessages {
  ticketUpdate: (update: TicketUpdate) => void;
  watchers: (watchers: WatcherCount) => void;
  bookingUpdate: (update: BookingUpdate) => void;
  consoleUpdate: (update: ConsoleUpdate) => void;
  doorUpdate: (update: DoorUpdate) => void;
  sessionEnded: () => void;
}
export interface ClientToServerMessages {
  watch: (input: WatchInput, acknowledge: (answer: WatchAnswer) => void) => void;
  unwatch: () => void;
  signIn: (input: SignInInput, acknowledge: (answer: SignInAnswer) => void) => void;
  watchConsole: (
    input: WatchConsoleInput,
    acknowledge: (answer: WatchConsoleAnswer) => void,
  ) => void;
  watchDoor: (input: WatchDoorInput, acknowledge: (answer: WatchDoorAnswer) => void) => void;
}
