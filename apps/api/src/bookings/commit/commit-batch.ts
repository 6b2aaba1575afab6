/**
 * One transaction for all commands of a batch: lock, read, decide, write. The number of statements
 * depends neither on the number of commands nor on that of their events.
 *
 * What must stay true: nothing is decided before the event's row lock is held, and nothing is answered
 * or announced before COMMIT (the caller of the transaction does both).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { TicketUpdate } from '@lastseat/contracts';
import type { Transaction } from '../../common/prisma.service.js';
import type { BookingCommand, BookingRecord, Outcome } from '../domain/booking-command.js';
import { decideBookings, type Decisions } from '../domain/decide-bookings.js';
import {
  lockEvents,
  readKnownBookings,
  updateCancelled,
  writeBookings,
} from './commit-batch.sql.js';
import { groupBy } from './group-by.js';

export interface BatchSettings {
  now: () => Date;
  /** For demonstrations: slept while the row locks are held, in milliseconds. */
  delayMs: number;
  lockTimeoutMs: number;
  /** Whether an earlier attempt may have committed these very commands. */
  isRetry: boolean;
}

export interface BatchResult {
  /**
   * Of each command. One that is missing belongs to an event that somebody else has locked: nothing
   * was done for it. Never of a retry, nor of a batch with one event: those wait for the lock.
   */
  outcomes: Map<BookingCommand, Outcome>;
  /** The new counts to announce after COMMIT. */
  updates: TicketUpdate[];
}

export async function commitBatch(
  tx: Transaction,
  commands: BookingCommand[],
  settings: BatchSettings,
): Promise<BatchResult> {
  const { lockTimeoutMs, delayMs, isRetry } = settings;
  const byEvent = groupBy(commands, (command) => command.eventId);
  // An event that is held up elsewhere must not hold up the others. A retry waits all the same: the
  // lock may be held by its own first attempt, whose fate has to be known.
  const skipsLocked = byEvent.size > 1 && !isRetry;
  const limits = { lockTimeoutMs, idleTimeoutMs: lockTimeoutMs + delayMs };
  const events = await lockEvents(tx, [...byEvent.keys()], limits, skipsLocked);
  const known = events.length > 0 ? await readKnownBookings(tx, commands, isRetry) : [];
  const knownByUser = groupBy(known, (booking) => booking.userId);

  const locked = new Map(events.map((event) => [event.id, event]));
  const decided = new Map<string, Decisions>();
  const outcomes = new Map<BookingCommand, Outcome>();
  for (const [eventId, own] of byEvent) {
    const event = locked.get(eventId) ?? null;
    if (event === null && skipsLocked) continue;
    const decisions = decideBookings(event, listKnownOf(own, knownByUser), own, settings.now());
    own.forEach((command, index) => outcomes.set(command, decisions.outcomes[index]!));
    decided.set(eventId, decisions);
  }
  if (delayMs > 0) await sleep(delayMs);
  return { outcomes, updates: await write(tx, decided) };
}

/** What is known of the commands' users; of a stranger's booking no command may learn anything. */
function listKnownOf(
  commands: BookingCommand[],
  knownByUser: ReadonlyMap<string, BookingRecord[]>,
): BookingRecord[] {
  const userIds = new Set(commands.map((command) => command.userId));
  return [...userIds].flatMap((userId) => knownByUser.get(userId) ?? []);
}

/** @param decided by the event's id */
async function write(tx: Transaction, decided: Map<string, Decisions>): Promise<TicketUpdate[]> {
  const changes = [...decided]
    .map(([eventId, { newBookings, cancelledBookings, remainingTickets }]) => ({
      eventId,
      newBookings,
      cancelledBookings,
      remainingTickets,
      seats: newBookings.length - cancelledBookings.length,
    }))
    .filter(
      ({ newBookings, cancelledBookings }) => newBookings.length + cancelledBookings.length > 0,
    );
  if (changes.length === 0) return [];

  const cancelled = changes.flatMap(({ cancelledBookings }) => cancelledBookings);
  if (cancelled.length > 0) {
    const updated = await updateCancelled(tx, cancelled);
    if (updated !== cancelled.length) throw new LostLockError();
  }
  const booked = changes.flatMap(({ newBookings }) => newBookings);
  const updates = await writeBookings(tx, booked, changes);
  const counts = new Map(updates.map((update) => [update.eventId, update.remainingTickets]));
  if (changes.some(({ eventId, remainingTickets }) => counts.get(eventId) !== remainingTickets)) {
    throw new LostLockError();
  }
  return updates;
}

/** What was read under the lock is no longer so: somebody wrote without it. Nothing is committed. */
export class LostLockError extends Error {
  constructor() {
    super("An event's row changed under its lock");
  }
}
