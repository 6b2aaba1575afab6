import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { EventCover } from './event-cover';

const id = '0192f3c4-5b6a-7c8d-9e0f-1a2b3c4d5e6f';
const coverImageId = '0192f3c4-0000-7c8d-9e0f-1a2b3c4d5e6f';

const render = (size: 'card' | 'hero', image: string | null) => {
  const event = { id, category: 'Music & <b>more', coverImageId: image };
  return renderToStaticMarkup(createElement(EventCover, { event, size, isDimmed: false }));
};

it('shows no picture but the drawn one where the organiser chose none', () => {
  expect(render('card', null)).not.toContain('<img');
  expect(render('card', null)).toContain('<svg');
});

it('asks for the picture by an address that changes with it, and only when a card comes into view', () => {
  const card = render('card', coverImageId);
  expect(card).toContain(`src="/api/events/${id}/cover/${coverImageId}"`);
  expect(card).toMatch(/<img[^>]* alt="" width="360" height="144" loading="lazy"/);
  expect(render('hero', coverImageId)).toContain('loading="eager"');
});

it('keeps the drawn cover behind the picture, for the time until it is there', () => {
  const card = render('card', coverImageId);
  expect(card.indexOf('<svg')).toBeGreaterThan(-1);
  expect(card.indexOf('<svg')).toBeLessThan(card.indexOf('<img'));
});

it('needs no style attribute, which the policy of the page would refuse', () => {
  expect(render('hero', coverImageId)).not.toContain('style=');
});
