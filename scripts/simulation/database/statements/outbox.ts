/** What the simulated server does for the statements of `pass-on.sql.ts`. */
import type { Fact } from '@lastseat/contracts';
import { groupBy } from '../../../../apps/api/src/bookings/domain/group-by.js';
import { readIds, readNumbers } from '../literals.js';
import { keyOfMessage, type DeliveryRow, type MessageRow } from '../rows.js';
import { DAY } from '../../world/clock.js';
import { zip, type Call, type KnownStatement } from './known-statement.js';

function takeTurn({ server, transaction, values }: Call): unknown[] {
  transaction.idleTimeoutMs = Number(values[1]);
  return [{ isOurs: server.tryLock(transaction, `turn ${String(values[0])}`) === null }];
}

/** Far fewer than one turn takes. */
function listMessages({ view, values }: Call): unknown[] {
  const putOff = new Set(readIds(values[0]));
  const messages = view.list('OutboxMessage').filter((one) => !putOff.has(one.aggregateId));
  const groups = groupBy(
    messages,
    ({ aggregateType, aggregateId }) => `${aggregateType} ${aggregateId}`,
  );
  const sorted = [...groups.values()].flatMap((group) =>
    group.sort((one, other) => one.version - other.version),
  );
  return sorted.map((one) => ({ ...one, found: messages.length }));
}

type NewDelivery = Pick<
  DeliveryRow,
  'id' | 'receiver' | 'aggregateType' | 'aggregateId' | 'version' | 'part' | 'readerMails'
> & { facts: Fact[]; createdAt: string };

function exchange({ view, transaction, values }: Call): number {
  const types = readIds(values[0]) as MessageRow['aggregateType'][];
  const passed = zip({
    aggregateType: types,
    aggregateId: readIds(values[1]),
    version: readNumbers(values[2]),
  });
  for (const one of passed) {
    view.remove('OutboxMessage', keyOfMessage({ ...one, facts: [], createdAt: new Date() }));
  }
  const now = transaction.beganAt;
  const deliveries = JSON.parse(values[3] as string) as NewDelivery[];
  for (const delivery of deliveries) {
    view.put('Delivery', delivery.id, {
      ...delivery,
      ...{ createdAt: new Date(delivery.createdAt), recipientId: null, attempts: 0 },
      ...{ nextAttemptAt: now, deadlineAt: new Date(now.getTime() + DAY) },
      ...{ deadAt: null, lastError: null },
    });
  }
  return deliveries.length;
}

export const outboxStatements: readonly KnownStatement[] = [
  { mark: 'pg_try_advisory_xact_lock', run: takeTurn },
  { mark: 'AS "bytesBefore"', run: listMessages },
  { mark: 'WITH passed AS (', run: exchange },
];
