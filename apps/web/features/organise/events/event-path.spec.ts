import { expect, it } from 'vitest';
import { eventPath } from './event-path';

it.each([
  ['owner', 'scheduled', '/organise/hall/events/7'],
  ['manager', 'draft', '/organise/hall/events/7/edit'],
  ['door', 'draft', '/organise/hall/events/7/roster'],
  ['door', 'cancelled', '/organise/hall/events/7/roster'],
] as const)('for the role %s a title of an event that is %s leads to %s', (role, status, path) => {
  expect(eventPath('hall', role, { id: '7', status })).toBe(path);
});
