/** What became of the line was told: by a fact each, in the transaction that did it. */
import type { Fact, Message } from '../history.js';
import { checkEach, type Check } from './check.js';
import { type Evidence } from './evidence.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';

export function checkLineFacts(evidence: Evidence): Check[] {
  const { line, messages } = evidence.database;
  const told = messages.flatMap(({ facts, ...message }) =>
    facts
      .filter(({ type }) =>
        ['waitlist.joined', 'waitlist.left', 'waitlist.promoted'].includes(type),
      )
      .map((fact) => keyOfFact(message, fact)),
  );
  const happened = [
    ...line.waitChanges.flatMap(({ xid, eventId, entryId, was, became }) => [
      ...(was === null ? [`${xid} ${eventId} waitlist.joined ${entryId}`] : []),
      ...(['left', 'removed', 'closed'].includes(became)
        ? [`${xid} ${eventId} waitlist.left ${entryId} ${became}`]
        : []),
    ]),
    ...line.byHand
      .filter(({ action }) => action === 'waitlist.promoted')
      .map(({ xid, eventId, entryId }) => `${xid} ${eventId} waitlist.promoted ${entryId}`),
  ];
  return [
    compare('every change of a line left its fact in its transaction, once', happened, told),
    compare('no fact was left of what did not happen to a line', told, happened),
  ];
}

function keyOfFact(
  { xid, aggregateId }: Pick<Message, 'xid' | 'aggregateId'>,
  { type, entryId, how }: Fact,
): string {
  return [xid, aggregateId, type, entryId, ...(how === undefined ? [] : [how])].join(' ');
}

/** Each of these as often as among the others. */
function compare(what: string, these: readonly string[], others: readonly string[]): Check {
  const countOf = groupBy(others, (key) => key);
  return checkEach(
    what,
    groupBy(these, (key) => key),
    ([key, same]) => {
      const count = countOf.get(key)?.length ?? 0;
      return count === same.length
        ? null
        : `${key}: ${same.length} times, and ${count} times there`;
    },
  );
}
