/**
 * Whether an address has an account, or a guest's place, is told neither by words nor by time. The times of 100 answers for
 * known addresses are ranked among 100 for unknown ones, which came among them by chance: how fast the
 * machine is, and whether it is busy, are the same for both. Fewer are asked where no difference shows.
 *
 * Passwords are hashed with a sixteenth of the work: what else differs between two answers shows the better,
 * and a comparison more or less is still longer than all the rest of a log-in. That the hash of nobody
 * takes as much work as another is seen in `password.spec.ts`.
 */
import { insertBookings } from '@lastseat/test-data';
import { getRounds } from 'bcrypt';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bcrypt } from '../../src/auth/bcrypt-threads.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { send, type Answer } from '../support/http.js';
import { goodPassword, newAccount, signUp, signUpProved } from '../support/visitor.js';

const TRIES = 100;

/**
 * So many are asked first, and the others only where these leave a doubt. It costs next to nothing of what is
 * found: of the differences that a hundred show, fewer than one in fifty leave no doubt here (drawn
 * two thousand times for each of five sizes).
 */
const FIRST_TRIES = 40;

/** The standard deviation of the ranks where chance alone decides. */
const deviation = (tries: number) => Math.sqrt((2 * tries + 1) / (12 * tries * tries));

/** One run in 16,000 is further off by chance. */
const FAR = 4 * deviation(TRIES);
const DOUBTFUL = deviation(FIRST_TRIES);

const LOW_COST = 6;

const database = useDatabase();
let target: TestApp;
const known = newAccount().email;
const owners: string[] = [];
const nobodys = Array.from({ length: 5 * TRIES }, () => `${newId()}@example.com`);
const claimed = newAccount().email;
/** Of accounts that claim the second half of either. */
const tokens = new Map<string, string>();

const unlimited = {
  LOGIN_LIMIT_PER_ACCOUNT: 100_000,
  REGISTER_LIMIT_PER_ACCOUNT: 100_000,
  GUEST_LIMIT_PER_ADDRESS: 100_000,
  GUEST_HOLD_SHARE: 1,
  // Nobody pays: the orders stay open.
  TEST_PAYMENTS_URL: 'http://127.0.0.1:1',
  TEST_PAYMENTS_SECRET: 'nobody signs with this',
};
/** What guests want a place of. */
let eventId: string;
let paidEventId: string;

beforeAll(async () => {
  await hashWithLittleWork();
  target = await startApp(database.url, unlimited);
  await signUpProved(target.origin, database, { ...newAccount(), email: known });
  // Whoever asks claims both: the one in vain.
  for (const email of [known, claimed]) {
    await signUp(target.origin, { ...newAccount(), email, password: strangersPassword });
  }
  const ownerIds = await createUsers(database, 5 * TRIES);
  owners.push(...ownerIds.map((id) => `${id}@example.com`));
  eventId = await createEventOf(ownerIds.slice(3 * TRIES, 4 * TRIES));
  paidEventId = await createEventOf(ownerIds.slice(4 * TRIES), 'online');
  for (const email of [owners, nobodys].flatMap((all) => all.slice(TRIES, 2 * TRIES))) {
    tokens.set(email, await tokenOfClaim(email));
  }
});
afterAll(async () => {
  await target.close();
  vi.restoreAllMocks();
});

/** The hash of nobody was made when the product was loaded. */
async function hashWithLittleWork(): Promise<void> {
  const hash = bcrypt.hash.bind(bcrypt);
  const compare = bcrypt.compare.bind(bcrypt);
  const nobodys = await hash('a password that nobody has', LOW_COST);
  vi.spyOn(bcrypt, 'hash').mockImplementation((password) => hash(password, LOW_COST));
  vi.spyOn(bcrypt, 'compare').mockImplementation((password, against) =>
    compare(password, getRounds(against) === LOW_COST ? against : nobodys),
  );
}

const unknown = 'nobody-has-this@example.com';

/** Guests can have a place of it, and these people have one already. */
async function createEventOf(
  attendees: string[],
  payment: 'venue' | 'online' = 'venue',
): Promise<string> {
  const totalTickets = 10 * TRIES;
  const remainingTickets = totalTickets - attendees.length;
  const { id } = await createEvent(database, {
    ...{ totalTickets, remainingTickets, guestPolicy: 'confirm', payment },
  });
  await insertBookings(
    database.query.bind(database),
    attendees.map((userId) => ({ userId, eventId: id })),
  );
  return id;
}

/** An account that claims the address, without the hash that registering takes. */
async function tokenOfClaim(email: string): Promise<string> {
  const id = newId();
  await database.query(
    `INSERT INTO "User" (id, email, name, "passwordHash") VALUES ($1, $2, 'A stranger', '!')`,
    [id, email],
  );
  return target.tokenFor(id);
}

/** What an answer says apart from who and when: ids, times, tokens, and the address that was asked for. */
const withoutNames = (text: string, email: string) =>
  text
    .replaceAll(email, 'email')
    .replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, 'id')
    .replaceAll(/"\w+At":"[^"]*"/g, '')
    .replace(/"(accessToken|token)":"[^"]*"/, '');

/** The share of pairs in which the one took longer than the other: half, where they are alike. */
function rank(ones: number[], others: number[]): number {
  const wins = ones.flatMap((one) =>
    others.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)),
  );
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}

type Ask = (email: string) => Promise<Answer>;

async function time(ask: Ask, email: string, seen: Set<string>): Promise<number> {
  const start = performance.now();
  const { status, text } = await ask(email);
  seen.add(`${status} ${withoutNames(text, email)}`);
  return performance.now() - start;
}

interface Addresses {
  known(tries: number): string;
  unknown(tries: number): string;
}

const strangersPassword = 'what a stranger chose';

/** Always the same two. */
const sameTwo: Addresses = { known: () => known, unknown: () => unknown };

/** Other ones each time: an address is sent few mails a day, whoever has it. */
const everyTimeOthers = (first: number): Addresses => ({
  known: (tries) => owners[first + tries]!,
  unknown: (tries) => nobodys[first + tries]!,
});

function shuffled(tries: number): ('known' | 'unknown')[] {
  const both = Array.from({ length: tries }, () => ['known', 'unknown'] as const).flat();
  const keyed = both.map((which) => ({ which, key: Math.random() }));
  return keyed.sort((one, other) => one.key - other.key).map(({ which }) => which);
}

async function compare(ask: Ask, addresses: Addresses) {
  const times = { known: [] as number[], unknown: [] as number[] };
  const seen = { known: new Set<string>(), unknown: new Set<string>() };
  const sendOne = async (which: 'known' | 'unknown') => {
    const email = addresses[which](times[which].length);
    times[which].push(await time(ask, email, seen[which]));
  };
  // By chance: what goes on behind an answer slows those that follow, which are as often the one as the other.
  for (const which of shuffled(FIRST_TRIES)) await sendOne(which);
  const share = rank(times.known, times.unknown);
  if (Math.abs(share - 0.5) < DOUBTFUL) return { share, seen };
  for (const which of shuffled(TRIES - FIRST_TRIES)) await sendOne(which);
  return { share: rank(times.known, times.unknown), seen };
}

const post = (path: string, body?: object, token?: string) =>
  send(target.origin, 'POST', `/api/auth${path}`, {
    body,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

const bookAsGuest: Ask = (email) =>
  send(target.origin, 'POST', '/api/book', { body: { eventId, guest: { email } } });

const checkOutAsGuest: Ask = (email) =>
  send(target.origin, 'POST', '/api/checkout', {
    body: { eventId: paidEventId, lines: [{ quantity: 1 }], guest: { email } },
  });

describe('Known and unknown addresses are answered alike', () => {
  it.each<[string, Addresses, Ask]>([
    ['by a log-in', sameTwo, (email) => post('/login', { email, password: 'not the password' })],
    [
      'by a log-in to an account that claims the address',
      { known: () => known, unknown: () => claimed },
      (email) => post('/login', { email, password: strangersPassword }),
    ],
    ['by a forgotten password', sameTwo, (email) => post('/password-reset', { email })],
    [
      'by registering',
      everyTimeOthers(0),
      (email) => post('/register', { email, password: goodPassword, name: 'A person' }),
    ],
    [
      'by another code for an account that claims the address',
      everyTimeOthers(TRIES),
      (email) => post('/verification', undefined, tokens.get(email)),
    ],
    ['by a place for a guest', everyTimeOthers(2 * TRIES), bookAsGuest],
    ['by a place for a guest who has one already', everyTimeOthers(3 * TRIES), bookAsGuest],
    ['by the checkout of a guest who has a place', everyTimeOthers(4 * TRIES), checkOutAsGuest],
  ])('%s', async (_where, addresses, ask) => {
    const { share, seen } = await compare(ask, addresses);
    expect(seen.known.size).toBe(1);
    expect([...seen.known]).toEqual([...seen.unknown]);
    expect(Math.abs(share - 0.5)).toBeLessThan(FAR);
  });
});
