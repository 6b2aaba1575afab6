/** The booking core alone, on a real database: for tests of what happens between queue and COMMIT. */
import { v7 as newId } from 'uuid';
import type { TicketUpdate } from '@lastseat/contracts';
import { BookingCommitter } from '../../src/bookings/commit/booking-committer.js';
import type {
  BookCommand,
  BookingRecord,
  CancelCommand,
  ChangeQuantityCommand,
  ConfirmHoldCommand,
  HoldCommand,
  ReleaseHoldCommand,
} from '../../src/bookings/domain/booking-command.js';
import type { Outcome } from '../../src/bookings/domain/outcome.js';
import { fingerprintOf } from '../../src/bookings/fingerprint.js';
import { systemClock } from '../../src/common/config/clock.js';
import type { Config } from '../../src/common/config/config.js';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { MetricsService } from '../../src/common/observability/metrics/metrics.service.js';
import { OutboxService } from '../../src/outbox/outbox.service.js';
import { BookingUpdatesService } from '../../src/realtime/booking-updates.service.js';
import {
  systemCoalescingScheduler,
  TicketUpdatesService,
} from '../../src/realtime/ticket-updates.service.js';
import { testConfig } from './app.js';

export interface TestCommitter {
  committer: BookingCommitter;
  /** Everything that was announced, in order and without coalescing. */
  announced: TicketUpdate[];
  /** How many transactions were tried, and by SQLSTATE, how many of them again. */
  countTransactions(): Promise<{ tried: number; again: Record<string, number> }>;
  close(): Promise<void>;
}

export function startCommitter(
  databaseUrl: string,
  overrides: Partial<Config> = {},
): TestCommitter {
  const config = testConfig(databaseUrl, overrides);
  const prisma = new PrismaService(config);
  const announced: TicketUpdate[] = [];
  const updates = new TicketUpdatesService((_ms, task) => {
    queueMicrotask(task);
    return () => undefined;
  });
  updates.connect({
    here: (update, _waitedMs, onTold) => {
      announced.push(update);
      onTold(0);
    },
    elsewhere: () => undefined,
  });
  const metrics = new MetricsService();
  const committer = new BookingCommitter(
    config,
    systemClock,
    prisma,
    updates,
    new BookingUpdatesService(systemCoalescingScheduler),
    new OutboxService(),
    metrics,
  );
  return {
    committer,
    announced,
    countTransactions: () => countTransactions(metrics),
    async close() {
      await committer.drain();
      await prisma.$disconnect();
    },
  };
}

async function countTransactions({ batchSize, retries }: MetricsService) {
  const { values: sizes } = await batchSize.get();
  const { values: causes } = await retries.get();
  const tried = sizes.find(({ metricName }) => metricName?.endsWith('_count'))?.value ?? 0;
  return {
    tried,
    again: Object.fromEntries(causes.map(({ labels, value }) => [String(labels.cause), value])),
  };
}

export function bookCommand(
  eventId: string,
  userId: string,
  key: string | null = null,
): BookCommand {
  const quantity = 1;
  const idempotency =
    key === null ? null : { key, fingerprint: fingerprintOf({ eventId, quantity }) };
  const request = { eventId, userId, bookingId: newId(), quantity, idempotency };
  return { kind: 'book', ...request, isUnproved: false };
}

/** By an attendee who may hold whatever is left, for a quarter of an hour, unless something else is given. */
export function holdCommand(
  eventId: string,
  userId: string,
  given: Partial<HoldCommand> = {},
): HoldCommand {
  const request = {
    ...bookCommand(eventId, userId),
    forMs: 15 * 60_000,
    maxHeldShare: 1,
    isForPayment: false,
  };
  return { ...request, kind: 'hold', ...given };
}

type Named = Pick<BookingRecord, 'eventId' | 'userId' | 'id'>;

export function confirmHoldCommand({ eventId, userId, id }: Named): ConfirmHoldCommand {
  return {
    kind: 'confirmHold',
    eventId,
    userId,
    bookingId: id,
    lateBookingId: newId(),
    isPaid: false,
  };
}

export function releaseHoldCommand({ eventId, userId, id }: Named): ReleaseHoldCommand {
  return {
    kind: 'releaseHold',
    eventId,
    userId,
    bookingId: id,
    commandId: newId(),
    endedBy: 'attendee',
  };
}

export function cancelCommand({ eventId, userId, id }: Named): CancelCommand {
  const command = { kind: 'cancel', eventId, userId, bookingId: id, commandId: newId() } as const;
  return { ...command, cancelledBy: 'attendee', reason: null, by: null };
}

/** By whoever has it. */
export function changeQuantityCommand(
  { eventId, userId, id }: Named,
  quantity: number,
): ChangeQuantityCommand {
  const named = { eventId, userId, bookingId: id, commandId: newId() };
  return { kind: 'changeQuantity', ...named, quantity, changedBy: 'attendee' };
}

/** `booked`, `held`, `cancelled`, `edited`, `expired`, or the code of the refusal. */
export function wordOf(outcome: Outcome): string {
  return outcome.kind === 'refused' ? outcome.code : outcome.kind;
}

/** The booking of an outcome that must be one. */
export function bookingOf(outcome: Outcome): BookingRecord {
  if (!('booking' in outcome)) throw new Error(`No booking: ${wordOf(outcome)}`);
  return outcome.booking;
}
