/** What the simulated server does for the statements of `waitlist.sql.ts`. */
import { readIds, readNumbers, readTexts, readTimes } from '../literals.js';
import type { EntryRow } from '../rows.js';
import type { Result, ServerTransaction } from '../server.js';
import { zip, type Call, type KnownStatement } from './known-statement.js';
import { insertUnique, type UniqueIndex } from './unique.js';

const keyOf = ({ eventId, id }: { eventId: string; id: string }) => `${eventId} ${id}`;

function selectSettings({ view, values }: Call): unknown[] {
  return readIds(values[0]).flatMap((eventId) => {
    const event = view.get('Event', eventId);
    if (event === undefined) return [];
    const { id, waitlistMode, isWaitlistPaused, offerMinutes, waitlistClosesAt } = event;
    const { waitlistTail } = event;
    return [{ id, waitlistMode, isWaitlistPaused, offerMinutes, waitlistClosesAt, waitlistTail }];
  });
}

function selectEntries({ view, values }: Call): unknown[] {
  const entries = view.list('WaitlistEntry');
  const waiting = entries.filter(({ status }) => status === 'waiting');
  const questions = zip({ eventId: readIds(values[0]), heads: readNumbers(values[1]) });
  const ofUsers = zip({ eventId: readIds(values[2]), userId: readIds(values[3]) });
  const named = zip({ eventId: readIds(values[4]), id: readIds(values[5]) });
  const heads = questions.flatMap(({ eventId, heads: most }) =>
    waiting
      .filter((entry) => entry.eventId === eventId)
      .sort((one, other) => other.priority - one.priority || one.position - other.position)
      .slice(0, most),
  );
  const own = ofUsers.flatMap(({ eventId, userId }) =>
    waiting.filter((entry) => entry.eventId === eventId && entry.userId === userId).slice(0, 1),
  );
  const byId = named.flatMap((one) => view.get('WaitlistEntry', keyOf(one)) ?? []);
  return [
    ...heads.map((entry) => ({ isHead: true, ...entry })),
    ...[...own, ...byId].map((entry) => ({ isHead: false, ...entry })),
  ];
}

/** Nobody erases accounts here while somebody joins: nothing is waited for. */
const lockJoining = ({ view, values }: Call) =>
  readIds(values[0])
    .sort()
    .flatMap((id) => (view.get('User', id) ? [{ id }] : []));

function updateWaitingCounts({ view, values }: Call): number {
  const moves = zip({
    eventId: readIds(values[0]),
    waiting: readNumbers(values[1]),
    tail: readNumbers(values[2]),
  });
  for (const { eventId, waiting, tail } of moves) {
    const event = view.get('Event', eventId)!;
    const waitingCount = event.waitingCount + waiting;
    view.put('Event', eventId, { ...event, waitingCount, waitlistTail: tail });
  }
  return moves.length;
}

const readEntries = (values: readonly unknown[]): EntryRow[] =>
  zip({
    id: readIds(values[0]),
    eventId: readIds(values[1]),
    userId: readIds(values[2]),
    quantity: readNumbers(values[3]),
    status: readTexts(values[4]) as EntryRow['status'][],
    priority: readNumbers(values[5]),
    position: readNumbers(values[6]),
    bookingId: readTexts(values[7]),
    joinedAt: readTimes(values[8]) as Date[],
    endedAt: readTimes(values[9]),
  });

const entryIndexes: readonly UniqueIndex<EntryRow>[] = [
  { name: 'WaitlistEntry_pkey', isSame: (one, other) => keyOf(one) === keyOf(other) },
  {
    name: 'WaitlistEntry_one_wait_per_event_and_user',
    isSame: (one, other) =>
      one.status === 'waiting' &&
      other.status === 'waiting' &&
      one.eventId === other.eventId &&
      one.userId === other.userId,
  },
];

function* insertEntries(call: Call): Generator<ServerTransaction, Result, void> {
  const entries = readEntries(call.values);
  for (const entry of entries) {
    yield* insertUnique(call, 'WaitlistEntry', keyOf(entry), entry, entryIndexes);
  }
  return entries.length;
}

function updateEntries({ view, values }: Call): number {
  let count = 0;
  for (const { id, eventId, status, priority, bookingId, endedAt } of readEntries(values)) {
    const entry = view.get('WaitlistEntry', keyOf({ id, eventId }));
    if (entry?.status !== 'waiting') continue;
    const done = { ...entry, status, priority, bookingId, endedAt };
    view.put('WaitlistEntry', keyOf(entry), done);
    count += 1;
  }
  return count;
}

export const lineStatements: readonly KnownStatement[] = [
  { mark: 'SELECT id, "waitlistMode", "isWaitlistPaused"', run: selectSettings },
  { mark: 'AS given("eventId", heads)', run: selectEntries },
  { mark: 'ORDER BY id FOR KEY SHARE', run: lockJoining },
  { mark: 'SET "waitingCount" = "waitingCount" + moved.waiting', run: updateWaitingCounts },
  { mark: 'INSERT INTO "WaitlistEntry"', run: insertEntries },
  { mark: 'UPDATE "WaitlistEntry" AS entry', run: updateEntries },
];
