/**
 * Passes messages of the outbox on: a delivery for each part that a receiver wants. In one short
 * transaction, so a crash leaves the message or its deliveries, and never both.
 *
 * What must stay true: the deliveries of an aggregate appear in the order of its versions. So one process
 * at a time does it, and after a message that cannot be read none of its aggregate is passed on.
 */
import { factsMessageSchema } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';
import { runTransaction } from '../common/database/transaction.js';
import {
  exchangeForDeliveries,
  listMessages,
  takeTurn,
  type NewDelivery,
  type StoredMessage,
} from './pass-on.sql.js';
import type { OutboxMessage, Receiver } from './receiver.js';

export interface PassedOn {
  /** Whether another process has the turn: it may have looked before what we know of was committed. */
  isTurnTaken: boolean;
  /** Whether there may be more. */
  isMore: boolean;
  /** Aggregates with a message that this process cannot read. */
  unreadable: { aggregateId: string; error: unknown }[];
}

const NOTHING: PassedOn = { isTurnTaken: false, isMore: false, unreadable: [] };

/** @param putOffIds aggregates that are left where they are */
export function passOn(
  database: PrismaService,
  receivers: readonly Receiver[],
  putOffIds: readonly string[],
): Promise<PassedOn> {
  return runTransaction(database, (tx) => passOnWithin(tx, receivers, putOffIds));
}

async function passOnWithin(
  tx: Transaction,
  receivers: readonly Receiver[],
  putOffIds: readonly string[],
): Promise<PassedOn> {
  if (!(await takeTurn(tx))) return { ...NOTHING, isTurnTaken: true };
  const { messages, isMore } = await listMessages(tx, putOffIds);
  if (messages.length === 0) return NOTHING;
  const { passed, deliveries, unreadable } = split(messages, receivers);
  if (passed.length > 0) await exchangeForDeliveries(tx, passed, deliveries);
  return { isTurnTaken: false, isMore, unreadable };
}

function split(messages: readonly StoredMessage[], receivers: readonly Receiver[]) {
  const passed: StoredMessage[] = [];
  const deliveries: NewDelivery[] = [];
  const unreadable = new Map<string, { aggregateId: string; error: unknown }>();
  for (const message of messages) {
    const { aggregateId } = message;
    if (unreadable.has(aggregateId)) continue;
    try {
      deliveries.push(...listDeliveries(message, receivers));
      passed.push(message);
    } catch (error) {
      unreadable.set(aggregateId, { aggregateId, error });
    }
  }
  return { passed, deliveries, unreadable: [...unreadable.values()] };
}

/** @throws where the facts are of another release, or a receiver does not get along with them */
function listDeliveries(stored: StoredMessage, receivers: readonly Receiver[]): NewDelivery[] {
  const { createdAt } = stored;
  const read = factsMessageSchema.safeParse(stored);
  if (!read.success) throw new TypeError('it has facts that this release does not know');
  const message: OutboxMessage = { ...read.data, createdAt };
  const { aggregateType, aggregateId, version } = message;
  return receivers.flatMap((receiver) =>
    receiver.partsOf(message).map((facts, part) => ({
      ...{ id: newId(), receiver: receiver.name, aggregateType, aggregateId, version },
      ...{ part, facts, createdAt, readerMails: receiver.readerMails ?? false },
    })),
  );
}
