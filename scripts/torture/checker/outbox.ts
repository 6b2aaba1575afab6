/** Nothing committed goes unsaid, nothing uncommitted was said, and each receiver knows what it has already. */
import type { BookingChange, DatabaseRecord, Fact, Message, ToldDelivery } from '../history.js';
import { checkEach, type Check } from './check.js';
import { CLOCK_ERROR_MS, isOffer, isOfPass, isUndone, type Evidence } from './evidence.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';

export function checkOutbox(evidence: Evidence): Check[] {
  return [
    checkChangesTold(evidence),
    checkFactsTrue(evidence),
    checkMessageVersions(evidence),
    checkDelivered(evidence),
    checkDeliveriesTrue(evidence),
    checkOrder(evidence),
  ];
}

const keyOf = (xid: string, eventId: string, type: string, bookingId: string | undefined) =>
  `${xid} ${eventId} ${type} ${bookingId}`;

const keyOfChange = (change: BookingChange, type = typeOf(change)) =>
  keyOf(change.xid, change.eventId, type, change.bookingId);

function typeOf(change: BookingChange): string {
  if (change.cancelledBy === 'expiry') return 'booking.holdExpired';
  return isOffer(change) ? 'waitlist.offered' : `booking.${change.became}`;
}

const keyOfFact = ({ xid, aggregateId }: Message, { type, bookingId }: Fact) =>
  keyOf(xid, aggregateId, type, bookingId);

const nameOf = ({ aggregateId, version }: Pick<Message, 'aggregateId' | 'version'>) =>
  `version ${version} of ${aggregateId}`;

function listBookingFacts({ database }: Evidence): { message: Message; fact: Fact }[] {
  return listMessagesOfEvents(database).flatMap((message) =>
    message.facts
      // That one changes nothing: `guests.ts` judges it.
      .filter(({ bookingId, type }) => bookingId !== undefined && type !== 'booking.askedAgain')
      .map((fact) => ({ message, fact })),
  );
}

/** Those about tickets that are passed on, `transfers.ts` judges. */
const listMessagesOfEvents = ({ messages }: DatabaseRecord) =>
  messages.filter(({ aggregateType }) => aggregateType === 'event');

/** Likewise. */
const listChanges = (evidence: Evidence): BookingChange[] =>
  evidence.database.bookingChanges.filter((change) => !isOfPass(evidence, change));

function checkChangesTold(evidence: Evidence): Check {
  const facts = groupBy(listBookingFacts(evidence), ({ message, fact }) =>
    keyOfFact(message, fact),
  );
  return checkEach(
    'every change of a booking left its fact in its transaction, once',
    listChanges(evidence),
    (change) => {
      const told = facts.get(keyOfChange(change)) ?? [];
      const { bookingId, became, expiresAt } = change;
      if (told.length !== 1) {
        return `booking ${bookingId} became ${became}, with ${told.length} facts`;
      }
      const isSameEnd = became !== 'held' || Date.parse(told[0]!.fact.expiresAt!) === expiresAt;
      return isSameEnd ? null : `booking ${bookingId} is held until another time than was told`;
    },
  );
}

function checkFactsTrue(evidence: Evidence): Check {
  const bookingChanges = listChanges(evidence);
  const changes = new Set(bookingChanges.map((change) => keyOfChange(change)));
  // Confirmed and cancelled within one batch: the row tells of the end alone, the facts of both.
  for (const change of bookingChanges.filter(isUndone)) {
    changes.add(keyOfChange(change, 'booking.confirmed'));
  }
  return checkEach(
    'no fact was left of what did not happen',
    listBookingFacts(evidence),
    ({ message, fact }) =>
      changes.has(keyOfFact(message, fact))
        ? null
        : `${nameOf(message)} says ${fact.type} of booking ${fact.bookingId}, which did not happen`,
  );
}

/** Or receivers could not bring into order what they are told. */
function checkMessageVersions({ stories, database }: Evidence): Check {
  return checkEach(
    'every message has the version of its commit',
    listMessagesOfEvents(database),
    (message) => {
      const version = stories.get(message.aggregateId)?.versions[message.version];
      return version?.xid === message.xid ? null : `${nameOf(message)} is another transaction's`;
    },
  );
}

/** What a receiver has to get, however often it got it. */
const partOf = ({
  receiver,
  aggregateId,
  version,
  part,
}: Omit<ToldDelivery, 'id' | 'facts' | 'at'>) =>
  `${receiver}: part ${part} of ${nameOf({ aggregateId, version })}`;

function listParts(message: Message, evidence: Evidence) {
  return evidence.receivers.flatMap(({ name, isByFact }) =>
    (isByFact ? message.facts.map((fact) => [fact]) : [message.facts]).map((facts, part) => ({
      ...{ receiver: name, aggregateId: message.aggregateId, version: message.version, part },
      ...{ facts, committedAt: message.committedAt },
    })),
  );
}

function checkDelivered(evidence: Evidence): Check {
  const told = groupBy(evidence.told, partOf);
  const parts = evidence.database.messages.flatMap((message) => listParts(message, evidence));
  const check = checkEach('every receiver got every part, under one id', parts, (part) => {
    const ids = new Set((told.get(partOf(part)) ?? []).map(({ id }) => id));
    if (ids.size === 1) return null;
    return `${partOf(part)} came under ${ids.size === 0 ? 'no id' : [...ids].join(' and ')}`;
  });
  const { deliveriesLeft } = evidence.database;
  if (deliveriesLeft > 0) check.violations.push(`${deliveriesLeft} are never delivered`);
  return check;
}

function checkDeliveriesTrue(evidence: Evidence): Check {
  const parts = new Map(
    evidence.database.messages
      .flatMap((message) => listParts(message, evidence))
      .map((part) => [partOf(part), part]),
  );
  const owners = new Map<string, string>();
  return checkEach('no receiver was told what was not committed', evidence.told, (delivery) => {
    const name = partOf(delivery);
    const part = parts.get(name);
    const owner = owners.get(delivery.id) ?? name;
    owners.set(delivery.id, name);
    if (owner !== name) return `${name} came under the id of ${owner}`;
    if (JSON.stringify(part?.facts.map(wordsOf)) !== JSON.stringify(delivery.facts.map(wordsOf))) {
      return `${name} came with ${delivery.facts.map(wordsOf).join(', ')}, which is not so`;
    }
    const isCommitted = part!.committedAt <= delivery.at + CLOCK_ERROR_MS;
    return isCommitted ? null : `${name} came before its commit`;
  });
}

const wordsOf = ({ type, bookingId }: Fact) => `${type} ${bookingId}`;

/** What comes again may come late; what comes for the first time is newer than all before. */
function checkOrder({ told, receivers }: Evidence): Check {
  const isOrdered = new Set(receivers.filter((one) => one.isOrdered).map(({ name }) => name));
  const seen = new Set<string>();
  const newest = new Map<string, Placed>();
  return checkEach(
    'who wants order was told in the order of the commits',
    told.filter(({ receiver }) => isOrdered.has(receiver)),
    (delivery) => {
      if (seen.has(delivery.id)) return null;
      seen.add(delivery.id);
      const key = `${delivery.receiver} ${delivery.aggregateId}`;
      const before = newest.get(key);
      if (!before || isAfter(delivery, before)) {
        newest.set(key, delivery);
        return null;
      }
      return `${partOf(delivery)} came after part ${before.part} of version ${before.version}`;
    },
  );
}

type Placed = Pick<ToldDelivery, 'version' | 'part'>;

const isAfter = (one: Placed, other: Placed) =>
  one.version > other.version || (one.version === other.version && one.part > other.part);
