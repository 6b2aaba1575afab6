/**
 * The history of the streets alone, out of that of the whole city: what the checker of seats knows of. What belongs to
 * nobody stays in it, so that the checker complains of it.
 */
import type { History } from '../../torture/history.js';
import { narrowRecord } from '../../torture/narrow-record.js';

export function narrowToStreets(history: History): History {
  const { seats, database, told, mails } = history;
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
    told: told.filter(({ aggregateId }) => !others.has(aggregateId)),
    mails: { made, arrived: mails.arrived.filter(({ id }) => !madeOfOthers.has(id)) },
  };
}
