import { describe, expect, it } from 'vitest';
import { mergeCounts, newerCount } from './ticket-counts';

const concert = '01890000-0000-7000-8000-000000000001';
const talk = '01890000-0000-7000-8000-000000000002';
const counts = { [concert]: { remainingTickets: 2, version: 5 } };

describe('mergeCounts', () => {
  it('takes a newer count', () => {
    const merged = mergeCounts(counts, [{ eventId: concert, remainingTickets: 1, version: 6 }]);
    expect(merged[concert]).toEqual({ remainingTickets: 1, version: 6 });
  });

  it('drops an older count, and one of the same version', () => {
    expect(mergeCounts(counts, [{ eventId: concert, remainingTickets: 9, version: 4 }])).toBe(
      counts,
    );
    expect(mergeCounts(counts, [{ eventId: concert, remainingTickets: 9, version: 5 }])).toBe(
      counts,
    );
  });

  it('takes the first count of an event, even at version 0', () => {
    const merged = mergeCounts(counts, [{ eventId: talk, remainingTickets: 30, version: 0 }]);
    expect(merged).toEqual({ ...counts, [talk]: { remainingTickets: 30, version: 0 } });
  });

  it('ends at the highest version whatever the order inside one message', () => {
    const merged = mergeCounts(counts, [
      { eventId: concert, remainingTickets: 0, version: 8 },
      { eventId: concert, remainingTickets: 1, version: 7 },
    ]);
    expect(merged[concert]).toEqual({ remainingTickets: 0, version: 8 });
  });

  it('leaves the counts that it was given as they were', () => {
    mergeCounts(counts, [{ eventId: concert, remainingTickets: 0, version: 9 }]);
    expect(counts[concert]).toEqual({ remainingTickets: 2, version: 5 });
  });
});

describe('newerCount', () => {
  it('keeps the count of the page when the live one is unknown or not newer', () => {
    const fromPage = { remainingTickets: 2, version: 5 };
    expect(newerCount(fromPage, undefined)).toBe(fromPage);
    expect(newerCount(fromPage, { remainingTickets: 3, version: 4 })).toBe(fromPage);
    expect(newerCount(fromPage, { remainingTickets: 2, version: 5 })).toBe(fromPage);
  });

  it('takes the live count when it is newer', () => {
    const live = { remainingTickets: 0, version: 6 };
    expect(newerCount({ remainingTickets: 2, version: 5 }, live)).toBe(live);
  });
});
