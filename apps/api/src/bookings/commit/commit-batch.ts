/**
 * One transaction for all commands of one event: lock, read, decide, write. The number of statements
 * does not depend on the number of commands.
 *
 * What must stay true: nothing is decided before the row lock is held, and nothing is answered or
 * announced before COMMIT (the caller of the transaction does both).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { TicketUpdate } from '@lastseat/contracts';
import type { Transaction } from '../../common/prisma.service.js';
import type { BookingCommand, Outcome } from '../domain/booking-command.js';
import { decideBookings, type Decisions } from '../domain/decide-bookings.js';
import {
  insertBookings,
  limitWaiting,
  lockEvent,
  readKnownBookings,
  takeSeats,
  updateCancelled,
} from './commit-batch.sql.js';

export interface BatchSettings {
  now: () => Date;
  /** For demonstrations: slept while the row lock is held, in milliseconds. */
  delayMs: number;
  lockTimeoutMs: number;
}

export interface BatchResult {
  /** One for each command, in their order. */
  outcomes: Outcome[];
  /** The new count to announce after COMMIT; null when nothing changed. */
  update: TicketUpdate | null;
}

export async function commitBatch(
  tx: Transaction,
  eventId: string,
  commands: BookingCommand[],
  settings: BatchSettings,
): Promise<BatchResult> {
  const { lockTimeoutMs, delayMs } = settings;
  await limitWaiting(tx, { lockTimeoutMs, idleTimeoutMs: lockTimeoutMs + delayMs });
  const event = await lockEvent(tx, eventId);
  const known = event ? await readKnownBookings(tx, eventId, commands) : [];
  const decisions = decideBookings(event, known, commands, settings.now());
  if (delayMs > 0) await sleep(delayMs);
  const update = await write(tx, eventId, decisions);
  return { outcomes: decisions.outcomes, update };
}

async function write(
  tx: Transaction,
  eventId: string,
  { newBookings, cancelledBookings, remainingTickets }: Decisions,
): Promise<TicketUpdate | null> {
  if (newBookings.length === 0 && cancelledBookings.length === 0) return null;
  if (cancelledBookings.length > 0) {
    const updated = await updateCancelled(tx, cancelledBookings);
    if (updated !== cancelledBookings.length) throw new LostLockError(eventId);
  }
  if (newBookings.length > 0) await insertBookings(tx, eventId, newBookings);
  const count = await takeSeats(tx, eventId, newBookings.length - cancelledBookings.length);
  if (count.remainingTickets !== remainingTickets) throw new LostLockError(eventId);
  return { eventId, ...count };
}

/** What was read under the lock is no longer so: somebody wrote without it. Nothing is committed. */
export class LostLockError extends Error {
  constructor(eventId: string) {
    super(`The row of event ${eventId} changed under its lock`);
  }
}
