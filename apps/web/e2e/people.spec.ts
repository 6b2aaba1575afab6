import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { createEvent } from './support/events';
import { openOrganiser } from './support/organisers';
import { newBuyer } from './support/people';
import { addPeople } from './support/roster';
import { expect, test } from './support/test';

const rowOf = (page: Page, name: string) => page.getByRole('row', { name });
const rosterOf = (slug: string, id: string) => `/organise/${slug}/events/${id}/roster`;

test('whoever books is told of at once, and comes into the list when it is asked for', async ({
  page,
  context,
}) => {
  const { id, slug } = await openOrganiser({ window: context, role: 'manager' });
  const event = await createEvent({ organiserId: id, totalTickets: 5 });
  await page.goto(rosterOf(slug, event.id));
  await expect(page.getByRole('heading', { name: 'Nobody has booked yet' })).toBeVisible();
  await expect(page.getByText('0 of 5 booked')).toBeVisible();

  const buyer = await newBuyer();
  const booking = await buyer.book(event);
  await expect(page.getByText('Ada Lindt has booked')).toBeVisible();
  await expect(page.getByText('1 of 5 booked')).toBeVisible();
  await expect(page.getByRole('table', { name: 'People' })).toBeHidden();
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(rowOf(page, 'Ada Lindt')).toContainText('Confirmed');
  await expect(page.getByRole('link', { name: 'Confirmed 1' })).toBeVisible();

  await buyer.cancel(booking);
  await expect(rowOf(page, 'Ada Lindt')).toContainText('Cancelled');
});

test('a list that was searched and sorted is the same after a reload', async ({
  page,
  context,
}) => {
  const { id, slug } = await openOrganiser({ window: context, role: 'door' });
  const event = await createEvent({ organiserId: id });
  await addPeople(event, ['Grace Hopper', 'Zoë Lovelace', 'Ada Lovelace']);
  await page.goto(rosterOf(slug, event.id));
  const names = page.getByRole('rowheader');
  await expect(names).toContainText(['Ada Lovelace', 'Zoë Lovelace', 'Grace Hopper']);

  await page.getByRole('textbox', { name: 'Search by name' }).fill('lovelace');
  await expect(rowOf(page, 'Grace Hopper')).toBeHidden();
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click();
  await expect(page).toHaveURL(/search=lovelace&sort=name/);
  await page.reload();
  await expect(names).toContainText(['Ada Lovelace', 'Zoë Lovelace']);
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  // The door sees who comes, and changes nothing.
  await expect(page.getByRole('button', { name: 'Add somebody' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'CSV' })).toBeHidden();
});

test('somebody is added beyond the last seat, noted, and cancelled with a reason', async ({
  page,
  context,
}) => {
  const { id, slug } = await openOrganiser({ window: context, role: 'owner' });
  const event = await createEvent({ organiserId: id, totalTickets: 1 });
  await page.goto(rosterOf(slug, event.id));

  await page.getByRole('button', { name: 'Add somebody' }).click();
  const sheet = page.getByRole('dialog', { name: 'Add somebody' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill('Grace Hopper');
  await sheet.getByRole('textbox', { name: 'Email' }).fill(`${event.id}@example.com`);
  await expect(sheet.getByRole('checkbox', { name: 'Over capacity' })).toBeHidden();
  await sheet.getByRole('textbox', { name: 'Seats' }).fill('3');
  await sheet.getByRole('checkbox', { name: 'Over capacity' }).check();
  await expect(sheet.getByText('The event gets 2 seats more.')).toBeVisible();
  await sheet.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('3 of 3 booked')).toBeVisible();

  await page.getByRole('button', { name: 'Grace Hopper' }).click();
  const panel = page.getByRole('dialog', { name: 'Grace Hopper' });
  await panel.getByRole('textbox', { name: 'Note' }).fill('Comes with a dog');
  await panel.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('Note saved.')).toBeVisible();

  await panel.getByRole('button', { name: 'Cancel booking' }).click();
  const question = page.getByRole('alertdialog', { name: 'Cancel this booking?' });
  await question.getByRole('textbox', { name: 'Reason' }).fill('The dog is ill');
  await question.getByRole('button', { name: 'Cancel booking' }).click();
  await expect(panel.getByText('“The dog is ill”')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rowOf(page, 'Grace Hopper')).toContainText('Cancelled');
  await expect(page.getByText('0 of 3 booked')).toBeVisible();
});

test('the whole list is downloaded, and is printed by name', async ({ page, context }) => {
  const { id, slug } = await openOrganiser({ window: context, role: 'manager' });
  const event = await createEvent({ organiserId: id });
  await addPeople(event, ['Zoë Lovelace', 'Ada Lovelace']);
  await page.goto(rosterOf(slug, event.id));
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(/^roster-evening-q\w+\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.split('\r\n')).toHaveLength(4);
  expect(text).toContain('Zoë Lovelace,');

  await page.getByRole('link', { name: 'Door list' }).click();
  const list = page.getByRole('region', { name: event.title });
  await expect(list.getByRole('rowheader')).toContainText(['Ada Lovelace', 'Zoë Lovelace']);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Console' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(list.getByText('2 bookings, 2 seats')).toBeVisible();
});

test('the numbers of an event follow its bookings', async ({ page, context }) => {
  const { id, slug } = await openOrganiser({ window: context, role: 'manager' });
  const event = await createEvent({ organiserId: id, totalTickets: 10 });
  await addPeople(event, ['Grace Hopper', 'Ada Lovelace']);
  await page.goto(`/organise/${slug}/events/${event.id}`);
  const now = page.getByRole('region', { name: 'Now' });
  await expect(now).toContainText('Seats left8Live');
  await (await newBuyer()).book(event);
  await expect(now).toContainText('Seats left7Live');
  await expect(now).toContainText('30 % of 10');
  await expect(page.getByRole('img', { name: 'Booked seats over time: 3 of 10' })).toBeVisible();
  await page.getByText('As a table').click();
  await expect(page.getByRole('region', { name: 'Sale over time, as a table' })).toBeVisible();
});
