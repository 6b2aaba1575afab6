import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookingIdOf, fakeEvent } from '@/features/door/testing/fake-tickets';
import { countIn, findEntry, openBook, writeHeard, writeScan, type Scan } from './door-book';
import { ticketKey } from './ticket-key';

const listedAt = '2027-03-15T18:00:00.000Z';
const bookingId = bookingIdOf('2027-03-01T10:00:00.000Z', 1);
const time = (minute: number) => new Date(Date.parse(listedAt) + minute * 60_000).toISOString();
const seat = (number: number) => ({ bookingId, number });
const key = (number: number) => ticketKey(seat(number));

const listOf = (admitted: (number | null)[]) => ({
  ...{ event: fakeEvent, listedAt, keys: [] },
  tickets: admitted.map((minute, place) => ({
    ...{ ...seat(place + 1), sealed: '' },
    ...(minute !== null && { admittedAt: time(minute), admittedBy: 'South door' }),
  })),
});

const entry = (nonce: string, number: number, minute: number): Scan => ({
  ...{ ...seat(number), nonce, kind: 'entry', scannedAt: time(minute) },
});

const undo = (nonce: string, of: Scan): Scan => ({
  ...{ ...seat(of.number), nonce, kind: 'undo', scannedAt: of.scannedAt },
  entry: { nonce: of.nonce, scannedAt: of.scannedAt },
});

describe('The book of a door', () => {
  it('has the first entry, whoever told of it and in whatever order', () => {
    const entries = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.boolean()), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.option(fc.integer({ min: -99, max: 99 })), entries, (listed, told) => {
        const book = openBook(listOf([listed]), [], 'North door');
        told.forEach(([minute, isOwn], place) => {
          if (isOwn) writeScan(book, entry(String(place), 1, minute));
          else writeHeard(book, key(1), { at: time(minute), device: 'West door' });
        });
        const minutes = told.map(([minute]) => minute);
        const first = Math.min(...minutes, ...(listed === null ? [] : [listed]));
        expect(findEntry(book, key(1))?.at).toBe(time(first));
      }),
    );
  });

  it('has no entry that was taken back here, whether the list has it or not', () => {
    const mistake = entry('a', 1, 5);
    const book = openBook(listOf([null]), [mistake, undo('b', mistake)], 'North door');
    expect(findEntry(book, key(1))).toBeUndefined();
    const later = openBook(listOf([5]), [undo('b', mistake)], 'North door');
    expect(findEntry(later, key(1))).toBeUndefined();
    writeScan(later, entry('c', 1, 9));
    expect(findEntry(later, key(1))?.at).toBe(time(9));
  });

  it('keeps what another device has let in when an own entry is taken back', () => {
    const own = entry('a', 1, 7);
    const book = openBook(listOf([8]), [own, undo('b', own)], 'North door');
    expect(findEntry(book, key(1))).toEqual({ at: time(8), device: 'South door' });
  });

  it('counts each ticket once, as if all of them were looked at', () => {
    const steps = fc.array(
      fc.record({ number: fc.integer({ min: 1, max: 6 }), undoes: fc.boolean() }),
      { maxLength: 30 },
    );
    const listed = fc.array(fc.option(fc.integer({ min: -9, max: 0 })), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(listed, steps, (admitted, taken) => {
        const book = openBook(listOf(admitted), [], 'North door');
        const last = new Map<number, Scan>();
        taken.forEach(({ number, undoes }, place) => {
          const known = last.get(number);
          const scan =
            undoes && known ? undo(`u${place}`, known) : entry(`e${place}`, number, place);
          writeScan(book, scan);
          if (scan.kind === 'entry') last.set(number, scan);
        });
        const isIn = [1, 2, 3, 4, 5, 6].filter((number) => findEntry(book, key(number)));
        const newer = isIn.filter((number) => number > 4);
        expect(countIn(book)).toEqual({ admitted: isIn.length, tickets: 4 + newer.length });
      }),
    );
  });

  it('looks up and counts ten thousand tickets without going through them', () => {
    const list = listOf(Array.from({ length: 200 }, () => null));
    const tickets = Array.from({ length: 50 }, (_, booking) =>
      list.tickets.map((ticket) => ({ ...ticket, bookingId: bookingIdOf(listedAt, booking) })),
    ).flat();
    const book = openBook({ ...list, tickets }, [], 'North door');
    Object.assign(book.tickets, {
      values: () => expect.fail('It went through the list'),
      keys: () => expect.fail('It went through the list'),
    });
    writeScan(book, { ...entry('a', 7, 1), bookingId: bookingIdOf(listedAt, 3) });
    expect(countIn(book)).toEqual({ admitted: 1, tickets: 10_000 });
  });
});
