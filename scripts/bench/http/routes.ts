/** What is asked for over HTTP, from what costs least. */
import type { Contestant } from './contestant.js';
import type { LoadGenerator, MeasuredLoad } from './load-generator.js';
import { sellEvent } from './sell-event.js';

export interface Size {
  /** Rounds before the first that counts. */
  warmUps: number;
  rounds: number;
  milliseconds: number;
  users: number;
  connections: number;
}

export interface Route {
  /** Names its measures. */
  key: 'Health' | 'EmptyRoute' | 'Me' | 'EventList' | 'Event' | 'Bookings';
  title: string;
  measure(generator: LoadGenerator, who: Contestant, size: Size): Promise<MeasuredLoad>;
}

export const routes: readonly Route[] = [
  readRoute('Health', 'GET /api/health/live', () => '/api/health/live', false),
  readRoute('EmptyRoute', 'empty route, signed in', () => '/api/bench/empty', true),
  readRoute('Me', 'GET /api/auth/me', () => '/api/auth/me', true),
  readRoute('EventList', 'GET /api/events', () => '/api/events', false),
  readRoute('Event', 'GET /api/events/:id', ({ eventId }) => `/api/events/${eventId}`, false),
  {
    key: 'Bookings',
    title: 'POST /api/book, one hot event',
    measure: async (generator, { database, server, ...who }, size) => {
      const eventId = await database.copyEvent(who.eventId, size.users);
      return sellEvent({ database, eventId, generator, ports: [server.port], size });
    },
  },
];

function readRoute(
  key: Route['key'],
  title: string,
  pathFor: (who: Contestant) => string,
  isSignedIn: boolean,
): Route {
  return {
    key,
    title,
    measure: (generator, who, { connections, milliseconds }) =>
      generator.measure(
        {
          ...{ method: 'GET', path: pathFor(who), isSignedIn, asksEachOnce: false },
          ...{ ports: [who.server.port], connections, milliseconds },
        },
        200,
      ),
  };
}
