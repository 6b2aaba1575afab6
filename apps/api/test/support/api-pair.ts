/** Two API processes behind one port, and what their tests ask of both. */
import { expect } from 'vitest';
import { startApiProcesses, type ApiProcess } from './api-process.js';
import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';
import { createEvent, createUsers } from './factories.js';
import { send } from './http.js';
import { untilListening } from './listeners.js';
import { isOf, type LiveClient } from './live-client.js';
import type { TokenMaker } from './tokens.js';

/** How often {@link startPair} asked for it. */
export const ASKED = 20;
export const askedOften =
  'lastseat_http_request_duration_seconds_count{method="GET",route="/api/health/live",status="200"}';

/** Resolves once both take connections, and both have answered some. */
export async function startPair(
  databaseUrl: string,
  environment: Record<string, string> = {},
): Promise<ApiProcess> {
  // The resync would heal what is lost on the way.
  const api = await startApiProcesses(databaseUrl, 2, {
    ...{ LIVE_SWEEP_MS: '3600000', ...environment },
  });
  await untilCame(api, 2);
  for (let asked = 0; asked < ASKED; asked++) await send(api.origin, 'GET', '/api/health/live');
  return api;
}

/** @param count also of those that are gone by now */
export const untilCame = (api: ApiProcess, count: number): Promise<void> =>
  eventually(`${count} processes have come`, async () => api.pids.length === count);

export const untilBothListen = (database: TestDatabase) => untilListening(database, 2);

/** A booking that all who are connected are told of. */
export async function expectAllToHear(
  database: TestDatabase,
  { api, issuer }: { api: ApiProcess; issuer: TokenMaker },
  clients: readonly LiveClient[],
): Promise<void> {
  const event = await createEvent(database, { totalTickets: 5 });
  const [userId] = (await createUsers(database, 1)) as [string];
  const answer = await send(api.origin, 'POST', '/api/book', {
    headers: { authorization: `Bearer ${await issuer.tokenFor(userId)}` },
    body: { eventId: event.id },
  });
  expect(answer.status).toBe(201);
  await Promise.all(clients.map((client) => client.until(isOf(event.id))));
}
