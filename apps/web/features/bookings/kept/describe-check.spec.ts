import { describe, expect, it } from 'vitest';
import { describeCheck } from './describe-check';

const checkedAt = '2026-11-27T13:02:00.000Z';
const describeAt = (now: string, timeZone = 'Europe/Vienna') =>
  describeCheck(checkedAt, { locale: 'en-GB', timeZone, now: new Date(now) });

describe('The time of the last check', () => {
  it('is said by day and hour, on the clock of whoever asks', () => {
    expect(describeAt('2026-11-27T20:00:00.000Z')).toBe('today at 14:02');
    expect(describeAt('2026-11-28T08:00:00.000Z')).toBe('yesterday at 14:02');
    expect(describeAt('2026-11-29T08:00:00.000Z')).toBe('on Fri 27 Nov, 14:02');
    // In Auckland it was past midnight already.
    expect(describeAt('2026-11-27T20:00:00.000Z', 'Pacific/Auckland')).toBe('today at 02:02');
    expect(describeAt('2026-11-28T12:00:00.000Z', 'Pacific/Auckland')).toBe('yesterday at 02:02');
  });

  it('is a date where the clock was set back since', () => {
    expect(describeAt('2026-11-20T08:00:00.000Z')).toBe('on Fri 27 Nov, 14:02');
  });
});
