/**
 * Processes are killed while people book and cancel, and whoever is told refuses, hangs and dies: what was
 * committed is told, and nothing else is.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApiProcess, type ApiProcess } from '../support/api-process.js';
import {
  checkDeliveries,
  type CommittedBooking,
  type GotDelivery,
} from '../support/check-deliveries.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent, createUsers } from '../support/factories.js';
import { startIssuer } from '../support/issuer.js';
import { ageDeliveries, isEmptied } from '../support/outbox.js';
import {
  startReceivingServer,
  type ReceivingMode,
  type ReceivingServer,
} from '../support/receiving-server.js';

const program = fileURLToPath(new URL('../support/api-with-receivers.mjs', import.meta.url));
const USERS = 40;
const EVENTS = 3;
/** Bookings and cancels of each user between two kills. */
const EACH = 6;
const receivers = ['one by one', 'in order'];

const database = useDatabase();
let server: ReceivingServer;
let tokens: string[];
let eventIds: string[];

beforeAll(async () => {
  server = await startReceivingServer();
  const userIds = await createUsers(database, USERS);
  const issuer = startIssuer(database.url);
  tokens = [];
  for (const userId of userIds) tokens.push(await issuer.tokenFor(userId));
  await issuer.close();
});
beforeEach(() => {
  eventIds = [];
  server.got.length = 0;
});
afterAll(() => server.close());

const start = (environment: Record<string, string> = {}) =>
  startApiProcess(database.url, { RECEIVER_URL: server.url, ...environment }, [program]);

/** Books and cancels in turn, whatever becomes of it: the process may die at any moment. */
async function beBusy(origin: string, token: string, index: number): Promise<void> {
  const ask = async (method: string, path: string, body?: object) => {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (body) headers['content-type'] = 'application/json';
    const sent = body ? { body: JSON.stringify(body) } : {};
    const answer = await fetch(`${origin}/api${path}`, { method, headers, ...sent });
    return (await answer.json()) as { id?: string };
  };
  const eventId = eventIds.at(-1 - (index % EVENTS));
  try {
    for (let command = 0; command < EACH; command += 2) {
      const { id } = await ask('POST', '/book', { eventId });
      if (id !== undefined) await ask('DELETE', `/bookings/${id}`);
    }
  } catch {
    // Killed: what is committed by now is in the database.
  }
}

/** Kills one of them when so many bookings more are committed, and starts another. */
async function crowdAndKill(processes: ApiProcess[], victim: number): Promise<void> {
  // New ones: of the others somebody may have kept a seat, when the process died that they asked.
  for (let event = 0; event < EVENTS; event += 1) {
    eventIds.push((await createEvent(database, { totalTickets: USERS })).id);
  }
  const before = await countBookings();
  const busy = tokens.map((token, index) =>
    beBusy(processes[index % processes.length]!.origin, token, index),
  );
  await eventually('people book', async () => (await countBookings()) >= before + USERS / 2);
  await processes[victim]!.kill();
  await Promise.all(busy);
}

async function countBookings(): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Booking"`,
  );
  return row?.count ?? 0;
}

const listBookings = () =>
  database.query<CommittedBooking>(`SELECT id, status FROM "Booking" WHERE "eventId" = ANY($1)`, [
    eventIds,
  ]);

const judge = async (got: readonly GotDelivery[], names = receivers) =>
  checkDeliveries(await listBookings(), got, names, 'in order');

const rounds: ReceivingMode[] = ['takes', 'refuses', 'hangs', 'dies'];

it('What was committed is told to each receiver, in order and under one id, and nothing else is', async () => {
  const processes = await Promise.all([start(), start()]);
  for (const [round, mode] of rounds.entries()) {
    server.become(mode);
    const victim = round % processes.length;
    await crowdAndKill(processes, victim);
    // After the last round the other one is left alone with all of it.
    if (round < rounds.length - 1) processes[victim] = await start();
  }
  server.become('takes');
  // The leases of the dead, and the pauses of what was refused.
  await ageDeliveries(database, '20 minutes');
  await eventually('all is told', () => isEmptied(database));
  await Promise.all(processes.map((one) => one.stop()));
  const bookings = await listBookings();
  const cancelled = bookings.filter(({ status }) => status === 'cancelled');
  expect(bookings.length).toBeGreaterThan(rounds.length * (USERS / 2));
  expect(cancelled.length).toBeGreaterThan(rounds.length);
  expect(await judge(server.got)).toEqual([]);
  const ids = server.got.map(({ receiver, id }) => `${receiver} ${id}`);
  // What was taken without a word was sent again.
  expect(new Set(ids).size).toBeLessThan(ids.length);
});

it('Without the outbox, a process that publishes after COMMIT loses some, and the same judge finds it', async () => {
  server.become('takes');
  await eventually('a fact is lost', async () => {
    const killed = await start({ WITHOUT_OUTBOX: 'yes' });
    await crowdAndKill([killed], 0);
    const complaints = await judge(server.got, ['one by one']);
    return complaints.some((complaint) => complaint.startsWith('one by one lacks booking.'));
  });
});

describe('The judge finds', () => {
  const bookings: CommittedBooking[] = [
    { id: 'a', status: 'confirmed' },
    { id: 'b', status: 'cancelled' },
  ];
  const delivery = (version: number, type: string, bookingId: string): GotDelivery => ({
    ...{ receiver: 'in order', id: `id ${version}`, aggregateId: 'event', version, part: 0 },
    facts: [{ type, bookingId }],
  });
  const honest = [
    delivery(1, 'booking.confirmed', 'a'),
    delivery(2, 'booking.confirmed', 'b'),
    delivery(3, 'booking.cancelled', 'b'),
  ] as const;
  const judged = (got: readonly GotDelivery[]) =>
    checkDeliveries(bookings, got, ['in order'], 'in order');

  it('nothing in what is true, also when it comes twice', () => {
    expect(judged([...honest, ...honest])).toEqual([]);
  });

  it.each([
    ['a fact that is lacking', honest.slice(0, 2)],
    ['one that was not committed', [...honest, delivery(4, 'booking.cancelled', 'a')]],
    ['disorder', [honest[0], honest[2], honest[1]]],
    ['another id for the same', [...honest, { ...honest[0], id: 'another' }]],
  ])('%s', (_lie, got) => {
    expect(judged(got)).not.toEqual([]);
  });
});
