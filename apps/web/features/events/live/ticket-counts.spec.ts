import { makeTicketUpdate } from '@lastseat/test-data';
import { describe, expect, it } from 'vitest';
import { mergeCounts, newerCount, type TicketCount } from './ticket-counts';

const concert = '01890000-0000-7000-8000-000000000001';
const talk = '01890000-0000-7000-8000-000000000002';
const update = (eventId: string, remainingTickets: number, version: number) =>
  makeTicketUpdate({ eventId, remainingTickets, version });

function count(remainingTickets: number, version: number): TicketCount {
  const { eventId: _, ...rest } = update(concert, remainingTickets, version);
  return rest;
}

const counts = { [concert]: count(2, 5) };

describe('mergeCounts', () => {
  it('takes a newer count', () => {
    const merged = mergeCounts(counts, [update(concert, 1, 6)]);
    expect(merged[concert]).toEqual(count(1, 6));
  });

  it('drops an older count, and one of the same version', () => {
    expect(mergeCounts(counts, [update(concert, 9, 4)])).toBe(counts);
    expect(mergeCounts(counts, [update(concert, 9, 5)])).toBe(counts);
  });

  it('takes the first count of an event, even at version 0', () => {
    const merged = mergeCounts(counts, [update(talk, 30, 0)]);
    expect(merged).toEqual({ ...counts, [talk]: count(30, 0) });
  });

  it('ends at the highest version whatever the order inside one message', () => {
    const merged = mergeCounts(counts, [update(concert, 0, 8), update(concert, 1, 7)]);
    expect(merged[concert]).toEqual(count(0, 8));
  });

  it('leaves the counts that it was given as they were', () => {
    mergeCounts(counts, [update(concert, 0, 9)]);
    expect(counts[concert]).toEqual(count(2, 5));
  });
});

describe('newerCount', () => {
  it('keeps the count of the page when the live one is unknown or not newer', () => {
    const fromPage = count(2, 5);
    expect(newerCount(fromPage, undefined)).toBe(fromPage);
    expect(newerCount(fromPage, count(3, 4))).toBe(fromPage);
    expect(newerCount(fromPage, count(2, 5))).toBe(fromPage);
  });

  it('takes the live count when it is newer', () => {
    const live = count(0, 6);
    expect(newerCount(count(2, 5), live)).toBe(live);
  });
});
