/** The promises of the door under races and bad networks, with two API processes on one database. */
import fc from 'fast-check';
import type { CheckInResult, QueuedScan } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isConflict, stateOf, type CheckInFact } from '../../src/check-in/domain/ticket-state.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { Device, openDoor, queued, type Ticketed } from '../support/door.js';
import { plantDevice, plantFacts, type PlantedFact } from '../support/door-rows.js';
import { createUsers } from '../support/factories.js';
import { send } from '../support/http.js';
import { createStaff, type Staff } from '../support/staff.js';
import { readTotals } from '../support/totals.js';
import { plantTransfer } from '../support/transfers.js';

const database = useDatabase();
let apis: [TestApp, TestApp];
let staff: Staff;

beforeAll(async () => {
  apis = [await startApp(database.url), await startApp(database.url)];
  staff = await createStaff(database, apis[0]);
});
afterAll(() => Promise.all(apis.map((api) => api.close())));

async function registerDevice(eventId: string, name: string, api = apis[0]): Promise<Device> {
  const device = new Device(api, staff, eventId, name);
  expect((await device.register()).status).toBe(201);
  return device;
}

async function inTurns<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
) {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const codeOf = ({ codes }: Ticketed) => codes[0]!;

describe('A scan, a cancellation and somebody who accepts the same ticket, at once', () => {
  it('end in exactly one of the three, for each of a hundred, and the door and the page agree', async () => {
    const seats = Array.from({ length: 100 }, () => 1);
    const { eventId, bookings } = await openDoor(database, staff, apis[0], { seats });
    const device = await registerDevice(eventId, 'Main door', apis[1]);
    const headersOf = async (userId: string) => ({
      authorization: `Bearer ${await apis[0].tokenFor(userId)}`,
    });
    const others = await createUsers(database, bookings.length);
    const asked = [];
    for (const [index, { bookingId: id, userId }] of bookings.entries()) {
      const { token } = await plantTransfer(database, { id, eventId, userId });
      const other = await headersOf(others[index]!);
      asked.push({ booking: bookings[index]!, token, holder: await headersOf(userId), other });
    }
    const ends: ('cancelled' | 'scanned' | 'accepted')[] = [];
    await inTurns(asked, 6, async ({ booking, token, holder, other }) => {
      const [cancelled, scanned, accepted] = await Promise.all([
        send(apis[0].origin, 'DELETE', `/api/bookings/${booking.bookingId}`, { headers: holder }),
        device.send({ code: codeOf(booking) }),
        send(apis[1].origin, 'POST', `/api/transfers/${token}/accept`, {
          ...{ headers: other, body: {} },
        }),
      ]);
      const won = [
        ...(cancelled.status === 200 ? (['cancelled'] as const) : []),
        ...(scanned.status === 201 ? (['scanned'] as const) : []),
        ...(accepted.status === 200 ? (['accepted'] as const) : []),
      ];
      expect(won, `${cancelled.text} ${scanned.text} ${accepted.text}`).toHaveLength(1);
      // The others are refused, and nobody is told that something is broken.
      expect([200, 409]).toContain(cancelled.status);
      expect([201, 422]).toContain(scanned.status);
      expect([200, 409, 410]).toContain(accepted.status);
      ends.push(won[0]!);
    });
    const [cancelled, admitted, passedOn] = (['cancelled', 'scanned', 'accepted'] as const).map(
      (end) => ends.filter((one) => one === end).length,
    ) as [number, number, number];
    const confirmed = admitted + passedOn;
    const totals = await readTotals(database, eventId);
    expect(totals).toMatchObject({ confirmed, remaining: cancelled });
    const counts = { admitted, tickets: confirmed, conflictCount: 0 };
    expect(await device.page()).toMatchObject(counts);
    const { tickets } = await device.list();
    expect(tickets).toHaveLength(confirmed);
    expect(tickets.filter(({ admittedAt }) => admittedAt !== undefined)).toHaveLength(admitted);
  });
});

describe('A ticket that is shown at two doors at once', () => {
  it('lets exactly one of them in, for each of forty', async () => {
    const seats = Array.from({ length: 40 }, () => 1);
    const { eventId, bookings } = await openDoor(database, staff, apis[0], { seats });
    const doors = [
      await registerDevice(eventId, 'Main door'),
      await registerDevice(eventId, 'Back door', apis[1]),
    ];
    await inTurns(bookings, 8, async (booking) => {
      const answers = await Promise.all(doors.map((door) => door.scan(codeOf(booking))));
      expect(answers.map(({ outcome }) => outcome).sort()).toEqual([
        'admitted',
        'already_admitted',
      ]);
    });
    expect(await doors[0]!.page()).toMatchObject({ admitted: 40, conflictCount: 0 });
  });
});

/** Whom a device let in, as it knows itself. */
type LetIn = Map<string, string>;

/** A device without a network: nobody tells it whom the others have let in. */
class OfflineDevice {
  readonly letIn: LetIn = new Map();
  readonly queue: QueuedScan[] = [];

  /** @param code left out: whoever it is was chosen by name */
  admit(ticket: string, minute: number, code?: string): void {
    const [bookingId = '', number] = ticket.split(' ');
    const { code: _none, ...scan } = queued('', new Date(Date.UTC(2026, 2, 15, 19, minute)));
    this.letIn.set(ticket, scan.nonce);
    this.queue.push(
      code === undefined ? { ...scan, bookingId, number: Number(number) } : { ...scan, code },
    );
  }
}

/**
 * Batches as they come: each goes to another process; of every third one only the half arrives before the
 * device breaks off, and it begins the batch again; of every fourth one the answer is lost, and all of it
 * comes again. At the end the device has forgotten how far it was, and hands its last ones in once more.
 */
async function handInBadly(
  devices: readonly Device[],
  queue: readonly QueuedScan[],
): Promise<void> {
  const size = 500;
  for (let from = 0, batch = 0; from < queue.length; from += size, batch++) {
    const scans = queue.slice(from, from + size);
    const [one, other] = [devices[batch % 2]!, devices[(batch + 1) % 2]!];
    if (batch % 3 === 0) await one.handIn(scans.slice(0, size / 2));
    if (batch % 4 === 0) await Promise.all([one.handIn(scans), other.handIn(scans)]);
    else await other.handIn(scans);
  }
  await devices[0]!.handIn(queue.slice(-size));
}

describe('Four devices that let in ten thousand, two of them without a network for a while', () => {
  it('lose nobody, and nobody is in twice unseen', async () => {
    const seats = Array.from({ length: 1_000 }, () => 10);
    const { eventId, bookings } = await openDoor(database, staff, apis[0], { seats });
    const codes = new Map(
      bookings.flatMap(({ bookingId, codes: own }) =>
        own.map((code, index): [string, string] => [`${bookingId} ${index + 1}`, code]),
      ),
    );
    const tickets = [...codes.keys()];
    const [cellar, garden] = [new OfflineDevice(), new OfflineDevice()];
    tickets.slice(0, 5_000).forEach((one, n) => cellar.admit(one, n % 60, codes.get(one)));
    tickets.slice(4_900, 9_800).forEach((one, n) => garden.admit(one, n % 50));

    // One device at both processes: it goes on at the other when the first one breaks off.
    const names = ['Cellar', 'Garden', 'Main door', 'Back door'];
    const devices = await Promise.all(
      names.map(async (name) => {
        const device = await registerDevice(eventId, name);
        return [device, device.at(apis[1])] as const;
      }),
    );
    const online: [LetIn, LetIn] = [new Map<string, string>(), new Map<string, string>()];
    const letInOnline = (which: 0 | 1, own: readonly string[]) =>
      inTurns(own, 4, async (ticket) => {
        const nonce = newId();
        const device = devices[which + 2]![which];
        const result = await device.scan(codes.get(ticket)!, { nonce });
        if (result.outcome === 'admitted') online[which].set(ticket, nonce);
      });
    await Promise.all([
      handInBadly(devices[0]!, cellar.queue),
      handInBadly(devices[1]!, garden.queue),
      letInOnline(0, [...tickets.slice(9_750, 9_920), ...tickets.slice(0, 30)]),
      letInOnline(1, [...tickets.slice(0, 30), ...tickets.slice(9_880)]),
    ]);

    const letIn = [cellar.letIn, garden.letIn, ...online];
    const facts = await readFacts(eventId);
    const known = new Set(facts.map(({ nonce }) => nonce));
    const told = letIn.flatMap((one) => [...one.values()]);
    expect(told.filter((nonce) => !known.has(nonce))).toEqual([]);
    expect(known.size).toBe(told.length);

    const inTwice = tickets.filter((one) => letIn.filter((device) => device.has(one)).length > 1);
    const [device] = devices[0]!;
    const page = await device.page();
    const counts = { admitted: 10_000, tickets: 10_000, conflictCount: inTwice.length };
    expect(page).toMatchObject(counts);
    expect(inTwice.length).toBeGreaterThanOrEqual(100);
    for (const { bookingId, number, entries } of page.conflicts) {
      const ticket = `${bookingId} ${number}`;
      const nonces = letIn.flatMap((one) => one.get(ticket) ?? []);
      expect(entries.map(({ nonce }) => nonce).sort()).toEqual(nonces.sort());
    }
    const listed = (await device.list()).tickets;
    expect(listed.filter(({ admittedAt }) => admittedAt !== undefined)).toHaveLength(10_000);
  });
});

async function readFacts(eventId: string): Promise<CheckInFact[]> {
  return database.query<CheckInFact & Record<string, unknown>>(
    `SELECT nonce, kind, "bookingId", number, undoes, "scannedAt", void FROM "CheckIn"
     WHERE "eventId" = $1`,
    [eventId],
  );
}

describe('What the database counts', () => {
  it('is what the rule says, whatever was told', async () => {
    const { eventId, bookings } = await openDoor(database, staff, apis[0], { seats: [2, 2, 2] });
    const userId = staff.userIds.door;
    const deviceId = await plantDevice(database, { eventId, userId, name: 'Planted' });
    const device = await registerDevice(eventId, 'Main door');
    const tickets = bookings.flatMap(({ bookingId }) =>
      [1, 2].map((number) => ({ bookingId, number })),
    );
    const nonces = Array.from({ length: 60 }, () => newId());
    const anyFact = fc.record({
      ticket: fc.constantFrom(...tickets),
      undoes: fc.option(fc.constantFrom(...nonces), { freq: 2 }),
      minute: fc.nat(9),
      isVoid: fc.boolean(),
    });
    const [given] = fc.sample(fc.array(anyFact, { minLength: 40, maxLength: 60 }), 1);
    const facts = given!.map(({ ticket, undoes, minute, isVoid }, index): PlantedFact => ({
      ...{ nonce: nonces[index]!, undoes, kind: undoes === null ? 'entry' : 'undo', ...ticket },
      scannedAt: new Date(Date.UTC(2026, 2, 15, 19, minute)),
      void: undoes === null && isVoid ? 'cancelled' : null,
    }));
    await plantFacts(database, { eventId, deviceId, memberId: userId }, facts);

    const told = await readFacts(eventId);
    const states = tickets.map(({ bookingId, number }) =>
      stateOf(told.filter((fact) => fact.bookingId === bookingId && fact.number === number)),
    );
    const page = await device.page();
    expect(page, JSON.stringify(facts)).toMatchObject({
      admitted: states.filter(({ first }) => first !== null).length,
      conflictCount: states.filter(isConflict).length,
    });
    const listed = (await device.list()).tickets;
    const firstAt = ({ bookingId, number }: Pick<CheckInResult, 'bookingId' | 'number'>) =>
      listed.find((one) => one.bookingId === bookingId && one.number === number)?.admittedAt;
    expect(tickets.map(firstAt)).toEqual(states.map(({ first }) => first?.scannedAt.toISOString()));
  });
});
