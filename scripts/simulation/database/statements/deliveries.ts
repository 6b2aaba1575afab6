/** What the simulated server does for the statements of `deliveries.sql.ts`. */
import { groupBy } from '../../../../apps/api/src/bookings/domain/group-by.js';
import { readIds } from '../literals.js';
import type { DeliveryRow } from '../rows.js';
import type { Call, KnownStatement } from './known-statement.js';

const later = (now: Date, ms: unknown) => new Date(now.getTime() + Number(ms));

function claim({ view, transaction }: Call, row: DeliveryRow, leaseMs: unknown): DeliveryRow {
  const claimed = { ...row, nextAttemptAt: later(transaction.beganAt, leaseMs) };
  view.put('Delivery', row.id, claimed);
  return claimed;
}

/** What another transaction has in its hands is left out: here each of these is a transaction of its own. */
function claimDue(call: Call): unknown[] {
  const [leaseMs, receiver, limit] = call.values;
  const { beganAt: now } = call.transaction;
  const due = call.view
    .list('Delivery')
    .filter((row) => row.receiver === receiver && row.deadAt === null && row.nextAttemptAt <= now)
    .sort((one, other) => one.nextAttemptAt.getTime() - other.nextAttemptAt.getTime());
  return due.slice(0, Number(limit)).map((row) => claim(call, row, leaseMs));
}

/** From the first place on: there are never so many aggregates that a look would end before the last. */
function claimRuns(call: Call): unknown[] {
  const [receiver, , , , limit, leaseMs] = call.values;
  const { beganAt: now } = call.transaction;
  const left = call.view
    .list('Delivery')
    .filter((row) => row.receiver === receiver && row.deadAt === null)
    .sort((one, other) => one.version - other.version || one.part - other.part);
  const runs = groupBy(left, ({ aggregateType, aggregateId }) => `${aggregateType} ${aggregateId}`);
  const due = [...runs.values()].filter(([first]) => first!.nextAttemptAt <= now);
  const claimed = due.slice(0, Number(limit));
  for (const [first] of claimed) claim(call, first!, leaseMs);
  return claimed.flat();
}

function removeDelivered({ view, values }: Call): number {
  const ids = readIds(values[0]).filter((id) => view.get('Delivery', id));
  for (const id of ids) view.remove('Delivery', id);
  return ids.length;
}

function noteFailure({ view, transaction, values }: Call): unknown[] {
  const [reason, pauseMs, id] = values;
  const row = view.get('Delivery', id as string);
  if (row?.deadAt !== null) return [];
  const { beganAt: now } = transaction;
  const isDead = row.deadlineAt <= now;
  view.put('Delivery', row.id, {
    ...row,
    ...{ attempts: row.attempts + 1, lastError: reason as string },
    ...{ nextAttemptAt: later(now, pauseMs), deadAt: isDead ? now : null },
  });
  return [{ isDead }];
}

function giveBack({ view, transaction, values }: Call): number {
  const row = view.get('Delivery', values[0] as string);
  if (row === undefined) return 0;
  view.put('Delivery', row.id, { ...row, nextAttemptAt: transaction.beganAt });
  return 1;
}

export const deliveryStatements: readonly KnownStatement[] = [
  { mark: 'ORDER BY "nextAttemptAt" LIMIT ? FOR UPDATE SKIP LOCKED\n    ))', run: claimDue },
  { mark: 'WITH RECURSIVE earliest AS (', run: claimRuns },
  { mark: 'DELETE FROM "Delivery" USING', run: removeDelivered },
  { mark: 'SET attempts = attempts + 1, "lastError"', run: noteFailure },
  { mark: 'UPDATE "Delivery" SET "nextAttemptAt" = now() WHERE id', run: giveBack },
];
