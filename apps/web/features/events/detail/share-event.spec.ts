import { makeEventDetails } from '@lastseat/test-data';
import { expect, it } from 'vitest';
import { eventMetadata, shorten } from './share-event';

const event = makeEventDetails({
  title: 'Night of the Cellos',
  description: 'Six cellos.',
  startsAt: '2026-11-27T19:00:00.000Z',
  endsAt: '2026-11-27T20:30:00.000Z',
  venue: 'Old Mill',
  priceCents: 4500,
});

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
