import { createEvent } from './support/events';
import { expect, test } from './support/test';

test('The sitemap has what everybody may find, and no draft', async ({ request }) => {
  const soon = { daysFromNow: 0.1 };
  const published = await createEvent(soon);
  const draft = await createEvent({ ...soon, status: 'draft' });

  const robots = await (await request.get('/robots.txt')).text();
  expect(robots).toMatch(/^Sitemap: .+\/sitemap\.xml$/m);
  const sitemap = await (await request.get('/sitemap.xml')).text();
  expect(sitemap).toContain(`/events/${published.id}</loc>`);
  expect(sitemap).toContain('/o/an-organiser</loc>');
  expect(sitemap).toContain('/o/an-organiser/timetable</loc>');
  expect(sitemap).not.toContain(draft.id);
});
