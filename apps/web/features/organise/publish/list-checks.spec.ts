import { expect, it } from 'vitest';
import { makeOrganiserEvent } from '@/features/organise/testing/make-organiser-event';
import { listChecks } from './list-checks';

const now = new Date('2027-05-01T12:00:00.000Z');

it('an event can be published that begins in the future, whatever else it should have', () => {
  const event = makeOrganiserEvent({ description: '', startsAt: '2027-05-01T12:00:00.001Z' });
  const checks = listChecks(event, now);
  expect(checks.filter(({ isRequired }) => isRequired).every(({ isDone }) => isDone)).toBe(true);
  expect(checks.filter(({ isDone }) => !isDone).map(({ label }) => label)).toEqual([
    'A description',
    'A picture',
    'An address to find it by',
    'When it ends',
  ]);
});

it('an event whose time has come cannot be published', () => {
  const checks = listChecks(makeOrganiserEvent({ startsAt: now.toISOString() }), now);
  expect(checks.find(({ isRequired }) => isRequired)?.isDone).toBe(false);
});
