import { beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../common/config/clock.js';
import type { LiveSocket } from '../live-server.js';
import { EventWatchService } from './event-watch.service.js';
import { KnownEventsService } from './known-events.service.js';
import type { PageWatchersService } from './page-watchers.service.js';
import { EVERYTHING, roomOf } from './rooms.js';
import type { WatchedCountsService } from './watched-counts.service.js';

let rooms: Set<string>;
let socket: LiveSocket;
let watches: EventWatchService;
/** The look at the database that is under way; null where too many are. */
let endLook: (found: string[] | null) => void;

beforeEach(() => {
  rooms = new Set([EVERYTHING]);
  socket = {
    rooms,
    data: {},
    join: (joined: string[]) => joined.forEach((room) => rooms.add(room)),
    leave: (room: string) => rooms.delete(room),
  } as unknown as LiveSocket;
  const counts = {
    findExisting: () => new Promise((resolve) => (endLook = resolve)),
    readCounts: () => Promise.resolve([]),
  } as unknown as WatchedCountsService;
  const known = new KnownEventsService(systemClock);
  watches = new EventWatchService(counts, known, {} as PageWatchersService);
});

it('A socket hears nothing of all events while those that it watches are looked for', async () => {
  const watching = watches.watch(socket, { eventIds: ['an event', 'none'] });
  expect([...rooms]).toEqual([]);
  endLook(['an event']);
  await watching;
  expect([...rooms]).toEqual([roomOf('an event')]);
});

it('A socket whose events could not be looked for hears nothing until it asks again', async () => {
  const watching = watches.watch(socket, { eventIds: ['an event'] });
  endLook(null);
  expect(await watching).toBeNull();
  expect([...rooms]).toEqual([]);
});

it('A socket that watches all of them hears of all meanwhile', async () => {
  const watching = watches.watch(socket, { eventIds: [] });
  expect([...rooms]).toEqual([EVERYTHING]);
  endLook([]);
  await watching;
  expect([...rooms]).toEqual([EVERYTHING]);
});
