/** Codes of tickets and the keys that sign them, with the keys in a real PostgreSQL. */
import { decodeTicketCode } from '@lastseat/contracts';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { TicketCodesService } from '../../src/tickets/ticket-codes.service.js';
import { TicketKeysService } from '../../src/tickets/ticket-keys.service.js';
import { testConfig } from '../support/app.js';
import { useDatabase } from '../support/database.js';

const database = useDatabase();
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const DAY_MS = 24 * 60 * 60_000;

/** What a process has: keys that it read itself. */
function startProcess(overrides: { JWT_SECRET?: string } = {}) {
  const config = testConfig(database.url, overrides);
  const prisma = new PrismaService(config);
  onTestFinished(() => prisma.$disconnect());
  const keys = new TicketKeysService(config, prisma);
  return { keys, codes: new TicketCodesService(keys) };
}

const makeBooking = (given: { createdAt?: Date; quantity?: number } = {}) => ({
  eventId: newId(),
  bookingId: newId(),
  createdAt: new Date(),
  quantity: 1,
  ...given,
});

const countKeys = async () =>
  (await database.query<{ id: number }>('SELECT id FROM "TicketKey"')).length;

/** As if the newest key had been made so long ago. */
const ageNewestKey = (days: number) =>
  database.query(
    `UPDATE "TicketKey" SET "usedFrom" = now() - $1 * interval '1 day'
     WHERE id = (SELECT max(id) FROM "TicketKey")`,
    [days],
  );

beforeEach(async () => {
  await database.query('DELETE FROM "TicketKey"');
});

describe('the codes of a booking', () => {
  it('are one for each seat, always the same, and say whose they are', async () => {
    const { codes } = startProcess();
    const bookings = [makeBooking({ quantity: 3 }), makeBooking(), makeBooking({ quantity: 100 })];
    const signed = await codes.codesOf(bookings);
    expect(signed.map(({ length }) => length)).toEqual([3, 1, 100]);
    expect(await startProcess().codes.codesOf(bookings)).toEqual(signed);
    for (const [index, { eventId, bookingId }] of bookings.entries()) {
      for (const [seat, code] of signed[index]!.entries()) {
        expect(await codes.verify(code)).toMatchObject({ eventId, bookingId, number: seat + 1 });
      }
    }
  });

  it('are worth nothing with any one character changed', async () => {
    const { codes } = startProcess();
    const [[code]] = (await codes.codesOf([makeBooking()])) as [[string]];
    const changed = fc.tuple(fc.nat({ max: code.length - 1 }), fc.constantFrom(...alphabet));
    await fc.assert(
      fc.asyncProperty(changed, async ([at, character]) => {
        fc.pre(code.charAt(at) !== character);
        const forged = code.slice(0, at) + character + code.slice(at + 1);
        expect(await codes.verify(forged)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
    expect(await codes.verify(code)).toBeDefined();
  });

  it('are none of a stranger, who signs by a key of his own', async () => {
    const { codes } = startProcess();
    const booking = makeBooking();
    const [[ours]] = (await codes.codesOf([booking])) as [[string]];
    await database.query('DELETE FROM "TicketKey"');
    const [[forged]] = (await startProcess().codes.codesOf([booking])) as [[string]];
    expect(decodeTicketCode(forged)).toMatchObject({ keyId: 1, bookingId: booking.bookingId });
    expect(await codes.verify(forged)).toBeUndefined();
    expect(await codes.verify(ours)).toBeDefined();
  });
});

describe('the keys', () => {
  it('are one for all processes that need the first at once', async () => {
    const booking = makeBooking();
    const processes = Array.from({ length: 8 }, () => startProcess());
    const all = await Promise.all(
      processes.flatMap(({ codes }) => [codes.codesOf([booking]), codes.codesOf([booking])]),
    );
    expect(await countKeys()).toBe(1);
    expect(new Set(all.flat(2)).size).toBe(1);
  });

  it('change when they are old, and what an old one signed stays as it was, and good', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { keys, codes } = startProcess();
    const [before, after] = [
      makeBooking(),
      makeBooking({ createdAt: new Date(Date.now() + DAY_MS) }),
    ];
    const [[old]] = (await codes.codesOf([before])) as [[string]];
    expect(await keys.rotate()).toBe(false);
    await ageNewestKey(91);
    const rotated = await Promise.all([keys.rotate(), startProcess().keys.rotate()]);
    expect(rotated.filter(Boolean)).toHaveLength(1);
    expect(await countKeys()).toBe(2);

    const next = startProcess();
    const [[same], [fresh]] = (await next.codes.codesOf([before, after])) as [[string], [string]];
    expect(same).toBe(old);
    expect(await next.codes.verify(old)).toMatchObject({ keyId: 1 });
    expect(await next.codes.verify(fresh)).toMatchObject({ keyId: 2 });
    // It reads once more when it meets a key that it does not know.
    vi.advanceTimersByTime(1_000);
    expect(await codes.verify(fresh)).toMatchObject({ keyId: 2 });
    expect((await codes.publicKeys()).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('sign for nothing that was booked just now before every process knows them', async () => {
    const { keys, codes } = startProcess();
    await codes.codesOf([makeBooking()]);
    await ageNewestKey(91);
    await keys.rotate();
    const [[code]] = (await startProcess().codes.codesOf([makeBooking()])) as [[string]];
    expect(decodeTicketCode(code)).toMatchObject({ keyId: 1 });
  });

  it('stay good under another secret of the server, which signs by a key of its own', async () => {
    const booking = makeBooking();
    const [[old]] = (await startProcess().codes.codesOf([booking])) as [[string]];
    const { codes } = startProcess({ JWT_SECRET: 'another secret of the server, for tests only' });
    const [[fresh]] = (await codes.codesOf([booking])) as [[string]];
    expect(fresh).not.toBe(old);
    expect(await codes.verify(old)).toMatchObject({ keyId: 1 });
    expect(await codes.verify(fresh)).toMatchObject({ keyId: 2 });
  });

  it('that are removed have signed nothing', async () => {
    const [[code]] = (await startProcess().codes.codesOf([makeBooking()])) as [[string]];
    await database.query('DELETE FROM "TicketKey"');
    expect(await startProcess().codes.verify(code)).toBeUndefined();
  });
});
