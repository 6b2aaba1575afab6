import type { RosterEntry, RosterNews } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { applyNews, describeUnseen, findUnseen } from './merge-news';
import type { RosterQuery } from './roster-query';

const minute = (at: number) => `2027-01-01T10:${String(at).padStart(2, '0')}:00.000Z`;

const makeEntry = (bookingId: string, at: number): RosterEntry => ({
  ...{ bookingId, name: 'Ada', email: 'ada@example.com', status: 'confirmed', quantity: 1 },
  ...{
    createdAt: minute(at),
    cancelledAt: null,
    cancelledBy: null,
    cancelReason: null,
    admittedTickets: 0,
    admittedAt: null,
    transfer: null,
    transferredFrom: null,
    note: null,
  },
});

const makeNews = (bookingId: string, at: number, given: Partial<RosterNews> = {}): RosterNews => ({
  ...{ bookingId, name: 'Ada', status: 'confirmed', quantity: 1, at: minute(at) },
  ...given,
});

const newestFirst: RosterQuery = { search: '', status: '', sort: '', page: 1 };
const entries = [makeEntry('b', 2), makeEntry('a', 1)];

describe('The rows', () => {
  it('show what was cancelled meanwhile where they stand', () => {
    const gone = makeNews('a', 3, { status: 'cancelled' });
    const rows = applyNews(entries, [gone, makeNews('c', 4)]);
    expect(rows.map(({ bookingId, status }) => [bookingId, status])).toEqual([
      ['b', 'confirmed'],
      ['a', 'cancelled'],
    ]);
    expect(rows[1]?.cancelledAt).toBe(gone.at);
  });
});

describe('What is to be told', () => {
  const find = (news: RosterNews[], query = newestFirst, seen: string[] = []) =>
    findUnseen(entries, news, new Set(seen), query).map(({ bookingId }) => bookingId);

  it('is what was booked after the newest row, and is in none', () => {
    expect(find([makeNews('b', 2), makeNews('old', 1), makeNews('c', 3)])).toEqual(['c']);
  });

  it('is nothing that was cancelled again', () => {
    expect(find([makeNews('c', 3, { status: 'cancelled' })])).toEqual([]);
  });

  it('is in any other order what was not known when the rows came', () => {
    const byName = { ...newestFirst, sort: 'name' } as const;
    expect(find([makeNews('c', 3), makeNews('d', 4)], byName, ['c'])).toEqual(['d']);
  });

  it('is said in a few words', () => {
    const grace = makeNews('d', 4, { name: 'Grace' });
    expect(describeUnseen([makeNews('c', 3)])).toBe('Ada has booked');
    expect(describeUnseen([makeNews('c', 3), grace])).toBe('2 new bookings, the last by Grace');
    expect(describeUnseen([])).toBe('The list has changed');
  });
});
