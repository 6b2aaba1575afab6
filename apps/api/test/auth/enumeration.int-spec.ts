/**
 * Whether an address has an account is told neither by words nor by time. The times of 200 answers for
 * known addresses are ranked among 200 for unknown ones, which came among them by chance: how fast the
 * machine is, and whether it is busy, are the same for both.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { send, type Answer } from '../support/http.js';
import { newAccount, signUp } from '../support/visitor.js';

const TRIES = 200;
/** Four standard deviations of a fair coin's ranks: one run in 16,000 is further off by chance. */
const FAR = 4 * Math.sqrt((2 * TRIES + 1) / (12 * TRIES * TRIES));

const database = useDatabase();
let target: TestApp;
const known = newAccount().email;

const unlimited = {
  LOGIN_LIMIT_PER_ACCOUNT: 100_000,
  REGISTER_LIMIT_PER_ACCOUNT: 100_000,
};

beforeAll(async () => {
  target = await startApp(database.url, unlimited);
  await signUp(target.origin, { ...newAccount(), email: known });
});
afterAll(() => target.close());

const unknown = 'nobody-has-this@example.com';

/** The share of pairs in which the one took longer than the other: half, where they are alike. */
function rank(ones: number[], others: number[]): number {
  const wins = ones.flatMap((one) =>
    others.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)),
  );
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}

async function time(ask: () => Promise<Answer>, seen: Set<string>): Promise<number> {
  const start = performance.now();
  const { status, text } = await ask();
  seen.add(`${status} ${text.replace(/"requestId":"[^"]*"/, '')}`);
  return performance.now() - start;
}

function shuffled(): ('known' | 'unknown')[] {
  const both = Array.from({ length: TRIES }, () => ['known', 'unknown'] as const).flat();
  const keyed = both.map((which) => ({ which, key: Math.random() }));
  return keyed.sort((one, other) => one.key - other.key).map(({ which }) => which);
}

async function compare(ask: (email: string) => Promise<Answer>) {
  const times = { known: [] as number[], unknown: [] as number[] };
  const seen = { known: new Set<string>(), unknown: new Set<string>() };
  const sendOne = async (which: 'known' | 'unknown') =>
    times[which].push(await time(() => ask(which === 'known' ? known : unknown), seen[which]));
  // By chance: what goes on behind an answer slows those that follow, which are as often the one as the other.
  for (const which of shuffled()) await sendOne(which);
  return { share: rank(times.known, times.unknown), seen };
}

const post = (path: string, body: object) =>
  send(target.origin, 'POST', `/api/auth${path}`, { body });

describe('Known and unknown addresses are answered alike', () => {
  it.each([
    ['by a log-in', (email: string) => post('/login', { email, password: 'not the password' })],
    ['by a forgotten password', (email: string) => post('/password-reset', { email })],
  ])(
    '%s',
    async (_where, ask) => {
      const { share, seen } = await compare(ask);
      expect(seen.known.size).toBe(1);
      expect([...seen.known]).toEqual([...seen.unknown]);
      expect(Math.abs(share - 0.5)).toBeLessThan(FAR);
    },
    120_000,
  );
});
