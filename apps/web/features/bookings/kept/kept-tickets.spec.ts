import type { BookingWithEvent } from '@lastseat/contracts';
import { makeBooking, makeEventDetails } from '@lastseat/test-data';
import { describe, expect, it } from 'vitest';
import {
  addCodes,
  listWithoutCodes,
  mostKept,
  parseKept,
  takeAway,
  updateKept,
  type Known,
} from './kept-tickets';

const id = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ada = { id: id(900), name: 'Ada Lindt' };
const ben = { id: id(901), name: 'Ben Okafor' };
const now = new Date('2027-03-15T12:00:00.000Z');
const checkedAt = '2027-03-15T11:00:00.000Z';
const later = '2027-03-15T11:30:00.000Z';

interface Wishes extends Partial<BookingWithEvent> {
  on?: Partial<BookingWithEvent['event']>;
}

function booking(n: number, { on, ...wishes }: Wishes = {}): BookingWithEvent {
  return {
    ...makeBooking({ id: id(n), eventId: id(100 + n) }),
    event: makeEventDetails({
      id: id(100 + n),
      title: `Evening ${n}`,
      startsAt: '2027-04-01T18:00:00.000Z',
      ...on,
    }),
    ...wishes,
  };
}

const signedIn = (
  bookings: BookingWithEvent[],
  { user = ada, at = checkedAt }: { user?: typeof ada; at?: string } = {},
): Known => ({
  session: { status: 'signed-in', user },
  list: { ownerId: user.id, bookings, checkedAt: at },
});
const notLoaded = (user = ada): Known => ({
  session: { status: 'signed-in', user },
  list: { ownerId: user.id, bookings: [], checkedAt: null },
});
const unknown: Known = {
  session: { status: 'unknown', user: null },
  list: { ownerId: null, bookings: [], checkedAt: null },
};
const signedOut: Known = { ...unknown, session: { status: 'signed-out', user: null } };

const keep = (...bookings: BookingWithEvent[]) => updateKept(null, signedIn(bookings), now);
const withoutCodes = (kept: ReturnType<typeof keep>) => listWithoutCodes(kept).map((one) => one.id);
const listIds = (kept: ReturnType<typeof keep>) => kept?.tickets.map((ticket) => ticket.id);

describe('The codes of what is kept', () => {
  const kept = keep(booking(1), booking(2))!;

  it('are missing until they are told, and stay with their ticket when the list is read anew', () => {
    expect(withoutCodes(kept)).toEqual([id(1), id(2)]);
    const known = addCodes(kept, id(2), ['a code']);
    expect(withoutCodes(known)).toEqual([id(1)]);
    const again = updateKept(known, signedIn([booking(2), booking(3)], { at: later }), now);
    expect(again?.tickets.map(({ codes }) => codes)).toEqual([['a code'], undefined]);
    expect(parseKept(JSON.stringify(again))).toEqual(again);
  });

  it('go with the last seats that are given back, and are asked for anew with more', () => {
    const two = keep(booking(1, { quantity: 2 }))!;
    const known = addCodes(two, id(1), ['first', 'second']);
    const after = (quantity: number) =>
      updateKept(known, signedIn([booking(1, { quantity })], { at: later }), now)?.tickets[0];
    expect(after(1)?.codes).toEqual(['first']);
    expect(after(3)?.codes).toBeUndefined();
  });

  it('are nobody else’s', () => {
    const known = addCodes(kept, id(1), ['a code']);
    const theirs = updateKept(known, signedIn([booking(1)], { user: ben, at: later }), now);
    expect(withoutCodes(theirs)).toEqual([id(1)]);
  });
});

describe('What is kept for the time without a network', () => {
  it('is what a ticket shows, and nothing else of the booking and its event', () => {
    expect(keep(booking(1))).toEqual({
      ownerId: ada.id,
      holder: 'Ada Lindt',
      checkedAt,
      tickets: [
        {
          id: id(1),
          status: 'confirmed',
          quantity: 1,
          createdAt: '2027-01-01T10:00:00.000Z',
          event: {
            id: id(101),
            title: 'Evening 1',
            description: 'Words',
            category: 'Music',
            startsAt: '2027-04-01T18:00:00.000Z',
            endsAt: null,
            timeZone: 'Europe/Vienna',
            venue: 'A hall',
            address: null,
            coverImageId: null,
            priceCents: 1_500,
            currency: 'EUR',
            status: 'scheduled',
          },
        },
      ],
    });
  });

  it('is no ticket that opens no door', () => {
    const cancelled = booking(1, { status: 'cancelled', cancelledAt: checkedAt });
    const calledOff = booking(2, { on: { status: 'cancelled' } });
    expect(keep(cancelled, calledOff)).toBeNull();
  });

  it('stays for a day after the end, for those who come late and stay long', () => {
    const begun = booking(1, { on: { startsAt: '2027-03-14T18:00:00.000Z' } });
    const festival = booking(2, {
      on: { startsAt: '2027-03-10T18:00:00.000Z', endsAt: '2027-03-15T02:00:00.000Z' },
    });
    const over = booking(3, { on: { startsAt: '2027-03-14T11:00:00.000Z' } });
    expect(listIds(keep(begun, festival, over))).toEqual([id(2), id(1)]);
  });

  it('is bounded: the nearest stay', () => {
    const many = Array.from({ length: mostKept + 5 }, (_, n) =>
      booking(n, { on: { startsAt: new Date(Date.UTC(2027, 11, 31 - n)).toISOString() } }),
    );
    const kept = keep(...many);
    expect(kept?.tickets).toHaveLength(mostKept);
    expect(listIds(kept)?.[0]).toBe(id(mostKept + 4));
  });
});

describe('Kept tickets', () => {
  const kept = keep(booking(1), booking(2));

  it('stay while nobody can tell whose session it is, and until the list is read', () => {
    expect(updateKept(kept, unknown, now)).toBe(kept);
    expect(updateKept(kept, notLoaded(), now)).toBe(kept);
  });

  it('go with the session, however it ended', () => {
    expect(updateKept(kept, signedOut, now)).toBeNull();
  });

  it('go as somebody else signs in, before their own are known', () => {
    expect(updateKept(kept, notLoaded(ben), now)).toBeNull();
    const ofBen = updateKept(kept, signedIn([booking(3)], { user: ben }), now);
    expect(ofBen).toMatchObject({
      ownerId: ben.id,
      holder: 'Ben Okafor',
      tickets: [{ id: id(3) }],
    });
  });

  it('are never those of a list that belongs to somebody who was signed in before', () => {
    const mixed: Known = { ...signedIn([booking(1)]), session: { status: 'signed-in', user: ben } };
    expect(updateKept(null, mixed, now)).toBeNull();
  });

  it('lose what is cancelled here before the list is read again', () => {
    const cancelledHere = signedIn([booking(1, { status: 'cancelled' }), booking(2)]);
    const left = updateKept(kept, cancelledHere, now);
    expect(listIds(left)).toEqual([id(2)]);
    expect(left?.checkedAt).toBe(checkedAt);
  });

  it('do not come back by the older list of another tab', () => {
    const newer = updateKept(kept, signedIn([booking(2)], { at: later }), now);
    expect(listIds(newer)).toEqual([id(2)]);
    expect(updateKept(newer, signedIn([booking(1), booking(2)]), now)).toBe(newer);
  });

  it('lose a ticket by its id, and are nothing without the last one', () => {
    const left = takeAway(kept!, new Set([id(1)]));
    expect(listIds(left)).toEqual([id(2)]);
    expect(takeAway(left!, new Set([id(2)]))).toBeNull();
  });

  it('are read back as they were written, and count as nothing in any other shape', () => {
    expect(parseKept(JSON.stringify(kept))).toEqual(kept);
    expect(parseKept(null)).toBeNull();
    expect(parseKept('{')).toBeNull();
    const cancelled = { ...kept, tickets: [{ ...kept!.tickets[0], status: 'cancelled' }] };
    expect(parseKept(JSON.stringify(cancelled))).toBeNull();
  });
});
