import type { Locator, Page } from '@playwright/test';
import { lookAtBoth } from './support/look';
import { expect, test } from './support/test';

test.use({ reducedMotion: 'no-preference' });

const seats = 40;
const people = 160;

const sideOf = (page: Page, name: string): Locator => page.getByRole('region', { name });
const seatsField = (page: Page): Locator => page.getByLabel('Seats', { exact: true });
const hallIn = (side: Locator): Locator => side.getByRole('img', { name: /^Hall with/ });

/** Of a line of the totals: with the lock, and without. */
async function readTotals(page: Page, name: string): Promise<number[]> {
  const cells = page.getByRole('row', { name }).getByRole('cell');
  return (await cells.allTextContents()).map((text) => Number(text.replaceAll(',', '')));
}

test('in the rush lab the lock sells each seat once, and the same people oversell it without', async ({
  page,
}) => {
  await page.goto('/lab');
  const [locked, unlocked] = [sideOf(page, 'With the row lock'), sideOf(page, 'Without a lock')];
  await expect(hallIn(locked)).toBeVisible();
  await seatsField(page).fill('200');
  await page.getByLabel('People').fill('200');
  await page.getByRole('button', { name: 'Go' }).press('Enter');
  await expect(page.getByLabel('People')).toBeFocused();
  await expect(page.getByText('more than there are seats')).toBeVisible();

  await seatsField(page).fill(String(seats));
  await page.getByLabel('People').fill(String(people));
  await page.getByLabel('They press').selectOption('within two seconds');
  await page.getByLabel('People').press('Enter');
  await expect(page.getByRole('button', { name: 'Racing…' })).toBeVisible();
  // A database and an API start for it first.
  const status = page.getByRole('status');
  await expect(status).toContainText('Done, by the database', { timeout: 600_000 });
  await expect(page.getByRole('table', { name: 'The totals, from the database' })).toBeVisible();
  await expect(hallIn(locked)).toHaveAccessibleName(
    `Hall with ${seats} seats: ${seats} taken, 0 free`,
  );

  expect(await readTotals(page, 'Seats')).toEqual([seats, seats]);
  const [sold, soldWithout = 0] = await readTotals(page, 'Sold');
  expect(sold).toBe(seats);
  expect(soldWithout).toBeGreaterThan(seats);
  expect(await readTotals(page, 'Oversold by')).toEqual([0, soldWithout - seats]);
  expect((await readTotals(page, 'Left, by the counter'))[0]).toBe(0);
  await expect(unlocked).toContainText(`${soldWithout - seats} too many`);
  await expect(page.getByText('FROM unlocked.event')).toBeVisible();
  await lookAtBoth(page, 'lab', [375, 1280]);

  // Nothing of it is where people look for events.
  await page.goto('/events?search=The+rush');
  await expect(page.getByRole('heading', { name: 'The rush' })).toBeHidden();
});
