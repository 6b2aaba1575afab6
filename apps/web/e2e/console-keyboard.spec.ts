import type { Page } from '@playwright/test';
import { createEvent } from './support/events';
import { openOrganiser } from './support/organisers';
import { addPeople } from './support/roster';
import { query } from './support/test-server';
import { expect, test } from './support/test';

/**
 * By Ctrl-K: what is typed has to be enough to find it. All of it at once: on a busy machine the first of
 * several letters was lost now and then, while the page behind the palette was still coming.
 */
async function goTo(page: Page, typed: string, found: string): Promise<void> {
  await page.keyboard.press('Control+k');
  // The palette comes with its script: what is typed before that goes nowhere.
  const field = page.getByRole('combobox', { name: 'Search events and actions' });
  await expect(field).toBeFocused();
  await field.fill(typed);
  await expect(page.getByRole('option', { selected: true })).toContainText(found);
  await page.keyboard.press('Enter');
}

/** On from what has the focus, until it is on what has that name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const focused = document.activeElement as HTMLInputElement;
      return focused.labels?.[0]?.innerText ?? focused.innerText;
    });
    if (name.test(label)) return;
  }
  throw new Error(`Sixty tabs, and none of them on ${String(name)}`);
}

test('The console works by keyboard alone: an event is made, copied and deleted', async ({
  page,
  context,
}) => {
  const { id: organiserId, slug } = await openOrganiser({ window: context, role: 'owner' });
  await page.goto(`/organise/${slug}`);
  await expect(page.getByRole('heading', { name: 'Create your first event' })).toBeVisible();

  await goTo(page, 'new ev', 'New event');
  await expect(page).toHaveURL(`/organise/${slug}/events/new`);
  await tabTo(page, /^Title$/);
  await page.keyboard.type('A quiet evening');
  await tabTo(page, /^Starts$/);
  // Month, day, year; hour, minute and half of the day: the field goes on by itself but after the year.
  await page.keyboard.type('06012028');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0800PM');
  await expect(page.getByLabel('Starts')).toHaveValue('2028-06-01T20:00');
  await tabTo(page, /^Where$/);
  await page.keyboard.type('The hall');
  await tabTo(page, /^Seats$/);
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/edit$/);

  const original = page.url();
  await expect(page.getByRole('button', { name: 'Duplicate' })).toBeVisible();
  await tabTo(page, /^Duplicate$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('A copy is there, as a draft.')).toBeVisible();
  await expect.poll(() => countEvents(organiserId)).toBe(2);
  // Both pages have the button: whoever is still on the first one would lose the focus on the way to it.
  await expect(page).not.toHaveURL(original);
  await tabTo(page, /^Delete draft$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog').locator(':focus')).toHaveCount(1);
  await tabTo(page, /^Delete draft$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/organise/${slug}/events`);
  await expect.poll(() => countEvents(organiserId)).toBe(1);
});

async function countEvents(organiserId: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    'SELECT count(*)::int AS count FROM "Event" WHERE "organiserId" = $1',
    organiserId,
  );
  return row!.count;
}

test('A row of the roster is opened and left by keyboard, and the focus comes back to it', async ({
  page,
  context,
}) => {
  const { id: organiserId, slug } = await openOrganiser({ window: context, role: 'owner' });
  const event = await createEvent({ organiserId });
  await addPeople(event, ['Grace Hopper', 'Ada Lovelace']);
  await page.goto(`/organise/${slug}/events?status=scheduled`);
  await expect(page.getByRole('row', { name: event.title })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('scheduled');

  await goTo(page, event.title, event.title);
  await expect(page).toHaveURL(`/organise/${slug}/events/${event.id}`);
  await expect(page.getByRole('heading', { name: event.title })).toBeVisible();
  await goTo(page, 'people', 'People');
  const row = page.getByRole('button', { name: 'Ada Lovelace' });
  await expect(row).toBeVisible();
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Ada Lovelace' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();
});
