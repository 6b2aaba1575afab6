import { expect, it } from 'vitest';
import { offerOf } from './offer';

const scheduled = { status: 'scheduled' } as const;
const count = (remainingTickets: number, version: number) => ({ remainingTickets, version });

it('seats are on offer while there are any', () => {
  expect(offerOf(scheduled, { liveCount: count(1, 7), hasStarted: false })).toBe('open');
  expect(offerOf(scheduled, { liveCount: count(0, 8), hasStarted: false })).toBe('sold-out');
});

it('an answer of "sold out" counts until a newer count arrives', () => {
  const unavailable = { reason: 'sold_out', version: 7 } as const;
  const offerAt = (version: number) =>
    offerOf(scheduled, { liveCount: count(1, version), hasStarted: false, unavailable });
  expect(offerAt(7)).toBe('sold-out');
  expect(offerAt(9)).toBe('open');
});

it('what was cancelled or has started is said as such, whatever its seats', () => {
  const liveCount = count(0, 7);
  expect(offerOf({ status: 'cancelled' }, { liveCount, hasStarted: true })).toBe('cancelled');
  expect(offerOf(scheduled, { liveCount, hasStarted: true })).toBe('started');
  const unavailable = { reason: 'event_cancelled', version: 7 } as const;
  expect(offerOf(scheduled, { liveCount: count(5, 9), hasStarted: false, unavailable })).toBe(
    'cancelled',
  );
});
