import { insertEvents } from '@lastseat/test-data';
import pg from 'pg';
import { Failure } from '../runner/failure.js';
import { apiOrigin } from '../stack/servers.js';
import { readSettings } from '../stack/settings.js';
import { startTemporaryStack } from '../stack/temporary-stack.js';
import { ApiClient } from './api-client.js';

export interface RaceServer {
  origin: string;
  description: string;
  stop(): Promise<void>;
}

/** How long the row lock is held, where nothing else is said: long enough to see who waits. */
const DEFAULT_DELAY_MS = 1_000;

/**
 * The server at `url`; without one, the one that `npm start` runs on this machine; where none runs,
 * one of our own, which is gone afterwards.
 */
export async function chooseServer(options: {
  url: string | undefined;
  delayMs: number | undefined;
  seats: number;
  say: (line: string) => void;
}): Promise<RaceServer> {
  const { url, delayMs, seats, say } = options;
  if (url === undefined && delayMs === undefined) {
    const local = apiOrigin(readSettings());
    if (await new ApiClient(local).isReady()) return foreignServer(local);
  }
  if (url === undefined) {
    say('Starting a server for this race ...');
    return startOwnServer(delayMs ?? DEFAULT_DELAY_MS, seats);
  }
  const origin = new URL(url).origin;
  if (delayMs !== undefined) {
    throw new Failure('--delay needs a server of its own: leave out --url.');
  }
  if (!(await new ApiClient(origin).isReady())) throw new Failure(`${origin} does not answer.`);
  return foreignServer(origin);
}

function foreignServer(origin: string): RaceServer {
  return { origin, description: `the running server at ${origin}`, stop: async () => {} };
}

async function startOwnServer(delayMs: number, seats: number): Promise<RaceServer> {
  const stack = await startTemporaryStack({
    name: 'race',
    environment: { BOOKING_DELAY_MS: String(delayMs) },
  });
  // The seeded events have one of two seats; any other number needs one of its own.
  if (seats !== 2) await createEvent(stack.databaseUrl, seats);
  return {
    origin: stack.apiUrl,
    description: `a server of its own that holds the row lock for ${delayMs} ms`,
    stop: () => stack.stop(),
  };
}

async function createEvent(databaseUrl: string, seats: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await insertEvents(client.query.bind(client), [{ title: 'The race', totalTickets: seats }]);
  } finally {
    await client.end();
  }
}
