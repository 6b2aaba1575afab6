/**
 * One transaction for all commands of a batch of orders: lock, read, decide, write. The number of statements
 * depends neither on the number of commands nor on what becomes of them.
 *
 * What must stay true: nothing is decided before the lock of the order's row is held, and nothing is answered
 * before COMMIT (the caller of the transaction does that).
 */
import { v7 as newId } from 'uuid';
import type { Transaction } from '../../common/database/prisma.service.js';
import { moveNames } from '../../ticket-names/ticket-names.service.js';
import { findCommitted, listExistingOrders, lockOrders } from './lock-orders.sql.js';
import {
  decideOrders,
  keyOf,
  type KnownOrders,
  type LockedOrder,
  type OrderChange,
  type OrderCommand,
  type OrderOutcome,
} from '../domain/decide-orders.js';
import { insertOrders, type NewOrder } from './insert-orders.sql.js';
import { readOrders, type OrderRow } from '../orders.sql.js';
import { noteProviderEvents, writeOrders } from './write-orders.sql.js';

type PlaceCommand = { kind: 'place'; order: NewOrder };
type DecideCommand = { kind: 'decide' } & OrderCommand;

/** What is asked of a batch: that an order is made, or that something is decided about one. */
export type BatchCommand = PlaceCommand | DecideCommand;

/** `placed` without an order: the person has one at the event that is not over. */
export type BatchOutcome = OrderOutcome | { kind: 'placed'; order: OrderRow | null };

/** A try whose COMMIT was sent, and what it has decided. */
export interface SentBatch {
  /** Null: it has locked nothing. */
  transactionId: string | null;
  outcomes: BatchOutcome[];
}

export interface BatchManner {
  /** Whether it may wait for an order that somebody else has locked, or leaves it out. */
  mayWait: boolean;
  /** Earlier tries of this very batch, whose fate is not known. */
  sent: readonly SentBatch[];
}

/**
 * A retry recognises its own work: what it has to decide about was locked by the earlier try too, so by now that
 * one has ended, and PostgreSQL knows how. New orders it finds by their ids.
 */
export async function commitOrders(
  tx: Transaction,
  commands: readonly BatchCommand[],
  { mayWait, sent }: BatchManner,
): Promise<SentBatch> {
  const isRetry = sent.length > 0;
  const deciding = commands.filter((command) => command.kind === 'decide');
  const ids = [...new Set(deciding.map(({ orderId }) => orderId))];
  const waits = mayWait || isRetry;
  const locked = ids.length > 0 ? await lockOrders(tx, ids, waits) : { ids, transactionId: null };
  const earlier = await findSent(tx, sent);
  if (earlier) return earlier;
  const orders = await readKnown(tx, ids, locked.ids, waits);
  const freshMessages = await noteMessages(tx, deciding, orders);
  const decided = decideOrders(deciding, { orders, freshMessages }, newId);
  if (decided.changes.length > 0) await writeOrders(tx, decided.changes, newId);
  await takeNamesAlong(tx, decided.changes);
  const placing = commands.flatMap((command) => (command.kind === 'place' ? command.order : []));
  const placed = await insertOrders(tx, placing, isRetry);
  const left = decided.outcomes.values();
  const outcomes = commands.map((command): BatchOutcome =>
    command.kind === 'place'
      ? { kind: 'placed', order: placed.get(command.order.id) ?? null }
      : left.next().value!,
  );
  return { transactionId: locked.transactionId, outcomes };
}

/** To the booking that a late payment has: rare, so each by itself. */
async function takeNamesAlong(tx: Transaction, changes: readonly OrderChange[]): Promise<void> {
  for (const { before, after } of changes) {
    for (const { id, bookingId: to } of after.lines) {
      const from = before.lines.find((line) => line.id === id)?.bookingId;
      if (from === undefined || from === to) continue;
      await moveNames(tx, { eventId: after.eventId, from, to });
    }
  }
}

/** The try that was committed, of those whose answers were lost; one at the most was. */
async function findSent(
  tx: Transaction,
  sent: readonly SentBatch[],
): Promise<SentBatch | undefined> {
  const ids = sent.flatMap(({ transactionId }) => transactionId ?? []);
  const id = ids.length > 0 ? await findCommitted(tx, ids) : null;
  return id === null ? undefined : sent.find(({ transactionId }) => transactionId === id);
}

/** @returns by id: the locked order, or null when there is none. One that is left out is missing. */
async function readKnown(
  tx: Transaction,
  ids: readonly string[],
  lockedIds: readonly string[],
  hasWaited: boolean,
): Promise<KnownOrders['orders']> {
  const known = new Map<string, LockedOrder | null>();
  if (lockedIds.length > 0) {
    for (const locked of await readOrders(tx, lockedIds)) known.set(locked.order.id, locked);
  }
  const missing = ids.filter((id) => !known.has(id));
  const existing = hasWaited || missing.length === 0 ? [] : await listExistingOrders(tx, missing);
  for (const id of missing) if (!existing.includes(id)) known.set(id, null);
  return known;
}

/** Of orders that are ours only: another house's may come again, and is told of again. */
async function noteMessages(
  tx: Transaction,
  commands: readonly DecideCommand[],
  orders: KnownOrders['orders'],
): Promise<Set<string>> {
  const messages = commands.flatMap(({ orderId, message }) =>
    message !== null && orders.get(orderId) ? message : [],
  );
  if (messages.length === 0) return new Set();
  return new Set((await noteProviderEvents(tx, messages)).map(keyOf));
}
