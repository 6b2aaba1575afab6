import type { ConsoleUpdate, RosterNews } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { takeUpdate, unknownConsole } from './console-state';

const makeNews = (
  bookingId: string,
  minute: number,
  status: RosterNews['status'] = 'confirmed',
) => ({
  ...{ bookingId, name: 'Ada', quantity: 1, status },
  at: `2027-01-01T10:${String(minute).padStart(2, '0')}:00.000Z`,
});

const makeUpdate = (version: number, latest: RosterNews[] = []): ConsoleUpdate => ({
  eventId: 'an event',
  status: 'scheduled',
  confirmedTickets: version,
  remainingTickets: 100 - version,
  totalTickets: 100,
  version,
  latest,
});

const takeAll = (...updates: ConsoleUpdate[]) => updates.reduce(takeUpdate, unknownConsole);

describe('What a console knows', () => {
  it('is never an older count after a newer one', () => {
    const { counts } = takeAll(makeUpdate(1), makeUpdate(3), makeUpdate(2));
    expect(counts?.version).toBe(3);
  });

  it('is of each booking the last that happened to it, whatever comes first', () => {
    const [made, gone] = [makeNews('a', 1), makeNews('a', 2, 'cancelled')];
    const other = makeNews('b', 1);
    expect(takeAll(makeUpdate(1, [made, other]), makeUpdate(2, [gone])).news).toEqual([
      other,
      gone,
    ]);
    expect(takeAll(makeUpdate(2, [gone]), makeUpdate(1, [made])).news).toEqual([gone]);
  });

  it('has a gap where the count has changed and nobody said by whom', () => {
    expect(takeAll(makeUpdate(1), makeUpdate(2, [makeNews('a', 1)])).gaps).toBe(0);
    expect(takeAll(makeUpdate(1), makeUpdate(1)).gaps).toBe(0);
    expect(takeAll(makeUpdate(1), makeUpdate(2)).gaps).toBe(1);
    expect(takeAll(makeUpdate(1), { ...makeUpdate(1), version: 2, totalTickets: 200 }).gaps).toBe(
      0,
    );
  });

  it('is bounded, however much happens', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      makeUpdate(index, [makeNews(`${index}`, 1)]),
    );
    const { news } = takeAll(...many);
    expect([news.length, news.at(-1)?.bookingId]).toEqual([200, '299']);
  });
});
