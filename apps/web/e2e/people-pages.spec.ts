import type { Page } from '@playwright/test';
import { createEvent } from './support/events';
import { lookAtBoth } from './support/look';
import { openOrganiser } from './support/organisers';
import { addPeople, cancelSeatOf } from './support/roster';
import { expect, test } from './support/test';

/** Open when this returns, with everything on it that has to come. */
const openings: Record<string, (page: Page, event: string) => Promise<void>> = {
  dashboard: async (page, event) => {
    await page.goto(event);
    await expect(page.getByRole('region', { name: 'Sale over time' })).toBeVisible();
    await page.getByText('As a table').click();
  },
  roster: async (page, event) => {
    await page.goto(`${event}/roster`);
    await expect(page.getByRole('table', { name: 'People' })).toBeVisible();
  },
  'roster-none-found': async (page, event) => {
    await page.goto(`${event}/roster?search=nothing+like+it`);
    await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible();
  },
  'roster-panel': async (page, event) => {
    await page.goto(`${event}/roster`);
    await page.getByRole('button', { name: 'Grace Hopper' }).click();
    await expect(page.getByRole('dialog', { name: 'Grace Hopper' })).toBeVisible();
  },
  'roster-add': async (page, event) => {
    await page.goto(`${event}/roster`);
    await page.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByRole('textbox', { name: 'Seats' }).fill('90');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('checkbox', { name: 'Over capacity' })).toBeVisible();
  },
  'door-list': async (page, event) => {
    await page.goto(`${event}/roster/door-list`);
    await expect(page.getByRole('rowheader', { name: 'Grace Hopper' })).toBeVisible();
  },
};

const people = ['Grace Hopper', 'Hildegard von Bingen-Ruppertsberg', 'Zoë Lovelace', 'Li Qingzhao'];

test('the pages about the people of an event fit every width in both themes, and axe finds nothing', async ({
  page,
  context,
}) => {
  const { id, slug } = await openOrganiser({ window: context, role: 'owner' });
  const wishes = { organiserId: id, title: 'An Evening with the City Orchestra' };
  const [event, before] = [
    await createEvent({ ...wishes, daysFromNow: 5 }),
    await createEvent({ ...wishes, title: 'The Evening Before', daysFromNow: -3 }),
  ];
  await addPeople(event, people);
  await addPeople(before, people);
  await cancelSeatOf(event, 'Li Qingzhao');
  for (const [name, open] of Object.entries(openings)) {
    await test.step(name, async () => {
      await open(page, `/organise/${slug}/events/${event.id}`);
      await lookAtBoth(page, `console-${name}`);
    });
  }
});
