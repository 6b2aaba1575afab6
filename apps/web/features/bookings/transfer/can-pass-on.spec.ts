import { makeEventDetails } from '@lastseat/test-data';
import { expect, it } from 'vitest';
import { canPassOn } from './can-pass-on';

const at = (time: string) => new Date(`2027-03-15T${time}Z`);
const event = makeEventDetails({ startsAt: '2027-03-15T20:00:00.000Z' });

it('a ticket can be passed on until the event starts, or as long as its organiser says', () => {
  expect(canPassOn(event, at('19:59:59'))).toBe(true);
  expect(canPassOn(event, at('20:00:00'))).toBe(false);
  const closing = { ...event, transferUntil: '2027-03-15T12:00:00.000Z' };
  expect([canPassOn(closing, at('11:59:59')), canPassOn(closing, at('12:00:00'))]).toEqual([
    true,
    false,
  ]);
});

it('a ticket cannot be passed on where its organiser does not want it, or the event is cancelled', () => {
  expect(canPassOn({ ...event, allowsTransfer: false }, at('10:00:00'))).toBe(false);
  expect(canPassOn({ ...event, status: 'cancelled' }, at('10:00:00'))).toBe(false);
});
