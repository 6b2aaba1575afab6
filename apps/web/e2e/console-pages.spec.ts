import type { Page } from '@playwright/test';
import { createEvent, type TestEvent } from './support/events';
import { lookAtBoth } from './support/look';
import { openOrganiser } from './support/organisers';
import { makePicture } from './support/pictures';
import { signUp } from './support/people';
import { expect, test } from './support/test';

interface Console {
  home: string;
  event: TestEvent;
  draft: TestEvent;
}

/** Open when this returns, with everything on it that has to come. */
const openings: Record<string, (page: Page, at: Console) => Promise<void>> = {
  home: async (page, { home, event }) => {
    await page.goto(home);
    await expect(page.getByRole('region', { name: 'Next up' })).toContainText(event.title);
  },
  events: async (page, { home, draft }) => {
    await page.goto(`${home}/events`);
    await expect(page.getByRole('row', { name: draft.title })).toBeVisible();
  },
  'events-none-found': async (page, { home }) => {
    await page.goto(`${home}/events?search=nothing+like+it`);
    await expect(page.getByRole('heading', { name: 'No events match' })).toBeVisible();
  },
  'new-event': async (page, { home }) => {
    await page.goto(`${home}/events/new`);
    await page.getByRole('button', { name: 'Create draft' }).click();
    await expect(page.getByText('Enter a day and a time')).toBeVisible();
  },
  editor: async (page, { home, draft }) => {
    await page.goto(`${home}/events/${draft.id}/edit`);
    await page.getByText('When it can be booked').click();
    await page.getByRole('textbox', { name: 'Title' }).fill('A night with the orchestra');
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toBeVisible();
  },
  cover: async (page, { home, draft }) => {
    await page.goto(`${home}/events/${draft.id}/edit`);
    await page.locator('input[type=file]').setInputFiles(await makePicture());
    await expect(page.getByRole('slider', { name: 'Zoom' })).toBeVisible();
  },
  'cancel-event': async (page, { home, event }) => {
    await page.goto(`${home}/events/${event.id}/edit`);
    await page.getByRole('button', { name: 'Cancel event' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
  },
  preview: async (page, { home, draft }) => {
    await page.goto(`${home}/events/${draft.id}/preview`);
    await expect(page.getByText('Nothing here can be pressed')).toBeVisible();
  },
  members: async (page, { home }) => {
    await page.goto(`${home}/members`);
    await page.getByRole('textbox', { name: 'Email' }).fill('grace@example.com');
    await page.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByRole('textbox', { name: 'Invitation link' })).toBeVisible();
  },
  activity: async (page, { home }) => {
    await page.goto(`${home}/activity`);
    await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
  },
  settings: async (page, { home }) => {
    await page.goto(`${home}/settings`);
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible();
  },
  palette: async (page, { home }) => {
    await page.goto(home);
    await expect(page.getByRole('button', { name: 'Search' })).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('option', { name: 'New event' })).toBeVisible();
  },
};

test('the pages of the console fit every width in both themes, and axe finds nothing', async ({
  page,
  context,
}) => {
  await signUp(context);
  await page.goto('/organise');
  await expect(page.getByRole('heading', { name: 'Create your organiser' })).toBeVisible();
  await lookAtBoth(page, 'console-first');

  const { id, slug } = await openOrganiser({ window: context, role: 'owner' });
  const event = await createEvent({
    ...{ organiserId: id, title: 'An Evening with the City Orchestra', daysFromNow: 5 },
    address: 'Sarmiento 151, C1041 Buenos Aires',
  });
  const draft = await createEvent({
    ...{ organiserId: id, title: 'A night with a draft', status: 'draft', daysFromNow: 9 },
  });
  for (const [name, open] of Object.entries(openings)) {
    await test.step(name, async () => {
      await open(page, { home: `/organise/${slug}`, event, draft });
      await lookAtBoth(page, `console-${name}`);
    });
  }
});
