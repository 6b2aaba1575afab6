import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookingIdOf } from '@/features/door/testing/fake-tickets';
import { bookingTime } from './booking-time';
import { narrowOffset, offsetOf, type OffsetRange } from './clock';
import { createRepeatGuard } from './repeat-guard';

describe('The time of a booking', () => {
  it('is in its id, to the millisecond', () => {
    const madeAt = '2027-03-15T18:42:07.123Z';
    expect(bookingTime(bookingIdOf(madeAt, 5))).toBe(Date.parse(madeAt));
  });

  it('is unknown where the id is of another version', () => {
    expect(bookingTime('9b2f6c1e-0000-4000-8000-000000000001')).toBeUndefined();
  });
});

describe("The server's clock", () => {
  const delay = fc.integer({ min: 0, max: 30_000 });

  it('is known the better the more it was asked, however slow the line was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.array(fc.tuple(delay, delay), { minLength: 1, maxLength: 20 }),
        (offset, questions) => {
          let known: OffsetRange | null = null;
          let now = 1e12;
          let width = Number.POSITIVE_INFINITY;
          for (const [there, back] of questions) {
            const at = now + there + offset;
            const reading = {
              askedAt: now,
              answeredAt: now + there + back,
              earliest: at,
              latest: at,
            };
            known = narrowOffset(known, reading);
            expect(known.least).toBeLessThanOrEqual(offset);
            expect(known.most).toBeGreaterThanOrEqual(offset);
            expect(known.most - known.least).toBeLessThanOrEqual(width);
            width = known.most - known.least;
            now += there + back;
          }
        },
      ),
    );
  });

  it('is read anew where the clock of the device was set', () => {
    const before = narrowOffset(null, { askedAt: 0, answeredAt: 10, earliest: 5, latest: 5 });
    const after = { askedAt: 3_600_000, answeredAt: 3_600_010, earliest: 20, latest: 20 };
    expect(offsetOf(narrowOffset(before, after))).toBe(20 - 3_600_005);
  });
});

describe('A code before the camera', () => {
  it('is one scan for as long as it is seen, and another after it was away', () => {
    const isNew = createRepeatGuard();
    expect(isNew('a', 0)).toBe(true);
    for (let ms = 100; ms < 10_000; ms += 100) expect(isNew('a', ms)).toBe(false);
    expect(isNew('b', 10_000)).toBe(true);
    expect(isNew('a', 10_100)).toBe(true);
    expect(isNew('a', 20_000)).toBe(true);
  });
});
