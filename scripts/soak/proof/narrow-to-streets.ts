/**
 * The history of the streets alone, out of that of the whole city: what the checker of seats knows of. What belongs to
 * nobody stays in it, so that the checker complains of it.
 */
import type { History } from '../../torture/history.js';
import { narrowRecord } from '../../torture/narrow-record.js';

export function narrowToStreets(history: History): History {
  const { seats, database, told, mails, watchers } = history;
  const narrowed = narrowRecord(database, (eventId) => seats.has(eventId));
  const ours = new Set(narrowed.messages.map(({ aggregateId }) => aggregateId));
  const others = new Set(
    database.messages.map(({ aggregateId }) => aggregateId).filter((id) => !ours.has(id)),
  );
  const made = mails.made.filter(({ aggregateId }) => !others.has(aggregateId));
  const madeOfOthers = new Set(
    mails.made.filter(({ aggregateId }) => others.has(aggregateId)).map(({ id }) => id),
  );
  return {
    ...history,
    database: narrowed,
    // A socket is told of everything until it has said what it watches.
    watchers: watchers.map((watcher) => ({
      ...watcher,
      received: watcher.received.filter(({ eventId }) => seats.has(eventId)),
    })),
    told: told.filter(({ aggregateId }) => !others.has(aggregateId)),
    mails: { made, arrived: mails.arrived.filter(({ id }) => !madeOfOthers.has(id)) },
  };
}
