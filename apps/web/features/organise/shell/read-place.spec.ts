import { expect, it } from 'vitest';
import { consolePaths } from '@/lib/http/console-paths';
import { readPlace } from './read-place';

it.each([
  [consolePaths.home('hall'), null, null, null],
  [consolePaths.events('hall'), 'Events', null, null],
  [consolePaths.newEvent('hall'), 'Events', null, 'New event'],
  [consolePaths.event('hall', '7'), 'Events', '7', null],
  [consolePaths.roster('hall', '7'), 'Events', '7', 'People'],
  [consolePaths.editEvent('hall', '7'), 'Events', '7', 'Edit'],
  [consolePaths.schedule('hall'), 'Schedule', null, null],
  [consolePaths.newSeries('hall'), 'Schedule', null, 'New series'],
  [consolePaths.series('hall', '7'), 'Schedule', null, 'Series'],
  [consolePaths.calendar('hall'), 'Calendar', null, null],
  [consolePaths.members('hall'), 'Members', null, null],
])('%s is in the section %s, of the event %s, on the page %s', (path, section, eventId, page) => {
  const place = readPlace(path);
  expect(place.section?.label ?? null).toBe(section);
  expect([place.eventId, place.page]).toEqual([eventId, page]);
});
