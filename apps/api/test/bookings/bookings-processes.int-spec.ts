/** Two API processes on one database: the row lock is all that they share. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '@lastseat/contracts';
import { startApiProcess, type ApiProcess } from '../support/api-process.js';
import { startApp, type TestApp } from '../support/app.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { readTotals } from '../support/totals.js';

const database = useDatabase();
let processes: [ApiProcess, ApiProcess];
// Makes the tokens: the processes know each other's by their common secret.
let issuer: TestApp;

beforeAll(async () => {
  const starting = [startApiProcess(database.url), startApiProcess(database.url)] as const;
  processes = [await starting[0], await starting[1]];
  issuer = await startApp(database.url);
});
afterAll(async () => {
  await issuer.close();
  const codes = await Promise.all(processes.map((one) => one.stop()));
  expect(codes).toEqual([0, 0]);
});

async function book(index: number, token: string, eventId: string): Promise<string> {
  const { origin } = processes[index % 2 === 0 ? 0 : 1];
  const answer = await fetch(`${origin}/api/book`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ eventId }),
  });
  if (answer.status === 201) return 'booked';
  return problemSchema.parse(await answer.json()).code;
}

describe('Two API processes', () => {
  it('sell the last ten seats to exactly ten of a hundred buyers', async () => {
    const event = await createEvent(database, { totalTickets: 10 });
    const users = await createUsers(database, 100);
    const tokens = await concurrently(100, (index) => issuer.tokenFor(users[index]!));

    const words = await concurrently(100, (index) => book(index, tokens[index]!, event.id));

    expect(tally(words)).toEqual({ booked: 10, sold_out: 90 });
    expect(await readTotals(database, event.id)).toEqual({
      confirmed: 10,
      remaining: 0,
      total: 10,
    });
  });

  it('give one user one seat, whichever of them is asked', async () => {
    const event = await createEvent(database, { totalTickets: 10 });
    const [user] = (await createUsers(database, 1)) as [string];
    const token = await issuer.tokenFor(user);

    const words = await concurrently(20, (index) => book(index, token, event.id));

    expect(tally(words)).toEqual({ booked: 1, already_booked: 19 });
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 1, remaining: 9, total: 10 });
  });
});
