/** The live counts: never before the commit, never back to an older one, and true in the end. */
import type { ReceivedCount, WatcherRecord } from '../history.js';
import { checkEach, type Check } from './check.js';
import { CLOCK_ERROR_MS, type Evidence } from './evidence.js';

type Told = Pick<ReceivedCount, 'remaining' | 'total' | 'waiting' | 'status'>;

export function checkLive({ watchers, stories, database }: Evidence): Check[] {
  const received = watchers.flatMap((watcher) =>
    watcher.received.map((count) => ({ name: watcher.name, count })),
  );
  return [
    checkEach('every live count was committed before it was sent', received, ({ name, count }) => {
      const { eventId, version, at } = count;
      const committed = stories.get(eventId)?.versions[version];
      const told = wordsOf(count);
      const isTrue = committed !== undefined && wordsOf(committed) === told;
      if (isTrue && committed.committedAt <= at + CLOCK_ERROR_MS) return null;
      const truth = committed === undefined ? 'never was' : `has ${wordsOf(committed)}`;
      return `${name} was told of version ${version} of event ${eventId} with ${told}, which ${truth}`;
    }),
    checkEach('no live client went back to an older count', watchers, findStepBack),
    checkEach(
      'every live client ends on the true counts',
      watchers.flatMap((watcher) =>
        database.events
          .filter(({ id }) => watcher.eventIds.includes(id))
          .map((event) => ({ watcher, event })),
      ),
      ({ watcher, event }) => {
        if (!watcher.isConnected) return `${watcher.name} is not connected in the end`;
        const shown = watcher.received.findLast((one) => one.isShown && one.eventId === event.id);
        const isTrue =
          shown?.version === event.version && shown.remaining === event.remainingTickets;
        return isTrue
          ? null
          : `${watcher.name} shows version ${shown?.version} of event ${event.id}, ` +
              `the true one is ${event.version}`;
      },
    ),
  ];
}

function wordsOf({ remaining, total, waiting, status }: Told): string {
  return `${remaining} of ${total}, ${waiting} waiting, ${status}`;
}

function findStepBack({ name, received }: WatcherRecord): string | null {
  const newest = new Map<string, number>();
  for (const { eventId, version, isShown } of received) {
    if (!isShown) continue;
    if (version <= (newest.get(eventId) ?? -1)) {
      return `${name} went from version ${newest.get(eventId)} of event ${eventId} to ${version}`;
    }
    newest.set(eventId, version);
  }
  return null;
}
