/** People who only look: they read lists and pages, and watch counts for a while. */
import { setTimeout as pause } from 'node:timers/promises';
import { socketEvents } from '@lastseat/contracts';
import { io } from 'socket.io-client';
import type { Random } from '../../load/random.js';
import type { Asker } from '../../torture-money/clients/asker.js';
import type { Deeds } from './deeds.js';
import type { OpenStreets } from './open-streets.js';
import { rest, Townsfolk } from './townsfolk.js';

const STROLLERS = 6;
const REST_MS = [300, 2_500] as const;
const STAYS_MS = [500, 8_000] as const;
const CONNECTED_WITHIN_MS = 5_000;
const PAGES = ['/events', '/events?search=evening', '/events?available=true', '/categories'];

export function letStroll(
  { asker, open, deeds }: { asker: Asker; open: OpenStreets; deeds: Deeds },
  seed: number,
): Townsfolk {
  const nobody = { userId: null, token: null };
  return new Townsfolk({
    ...{ seed, count: STROLLERS, firstStream: 13_000, restMs: REST_MS },
    live: async (random, isOver) => {
      const path = random.pick(PAGES);
      await asker.ask(random, nobody, { method: 'GET', path });
      const eventId = random.pick(open.eventIds);
      await asker.ask(random, nobody, { method: 'GET', path: `/events/${eventId}` });
      deeds.note('lists read');
      if (random.chance(0.6)) return;
      await watch(random, random.pick(asker.origins), eventId, isOver);
      deeds.note('sockets opened');
    },
  });
}

/** As a page does that somebody opens and leaves. */
async function watch(
  random: Random,
  origin: string,
  eventId: string,
  isOver: () => boolean,
): Promise<void> {
  const socket = io(origin, { transports: ['websocket'], forceNew: true, reconnection: false });
  try {
    const connected = new Promise<void>((resolve) => socket.once('connect', () => resolve()));
    await Promise.race([connected, pause(CONNECTED_WITHIN_MS)]);
    socket.emit(socketEvents.watch, { eventIds: [eventId] });
    await rest(random.between(...STAYS_MS), isOver);
  } finally {
    socket.close();
  }
}
