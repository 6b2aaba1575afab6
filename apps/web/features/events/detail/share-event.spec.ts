import type { EventDetails } from '@lastseat/contracts';
import { expect, it } from 'vitest';
import { eventMetadata, shorten } from './share-event';

const event: EventDetails = {
  id: '01920000-0000-7000-8000-000000000001',
  title: 'Night of the Cellos',
  description: 'Six cellos.',
  category: 'Music',
  startsAt: '2026-11-27T19:00:00.000Z',
  endsAt: '2026-11-27T20:30:00.000Z',
  timeZone: 'Europe/Vienna',
  venue: 'Old Mill',
  address: null,
  coverImageId: null,
  totalTickets: 10,
  remainingTickets: 3,
  version: 7,
  priceCents: 4500,
  currency: 'EUR',
  status: 'scheduled',
};

it('a link says when it is on the clock of the venue, with the year, for whoever opens it', () => {
  const { description } = eventMetadata(event);
  expect(description?.replaceAll(/\s/gu, ' ')).toMatch(
    /27 Nov 2026, 20:00–21:30 \(Vienna time\), Old Mill, €45\. Six cellos\.$/,
  );
});

it('a short text is shared whole, in one line', () => {
  expect(shorten('Six cellos,\n\none night.')).toBe('Six cellos, one night.');
});

it('a long text ends with its last whole word that fits', () => {
  expect(shorten('one two three four', 13)).toBe('one two…');
});

it('one endless word is cut', () => {
  expect(shorten('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
});
