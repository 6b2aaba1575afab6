/** Seats that are paid online: held by a press, paid at the provider's, and a ticket at the end. */
import { readFile } from 'node:fs/promises';
import { readPdfText } from '@lastseat/test-data';
import type { Page } from '@playwright/test';
import { giveCode, useCode } from './support/codes';
import { countBookings, createEvent, sellByTypes, uniqueWord } from './support/events';
import { findMail, followLink } from './support/inbox';
import { lookAtBoth } from './support/look';
import { openOrganiser } from './support/organisers';
import { onAnotherDevice, signUp } from './support/people';
import { query } from './support/test-server';
import { expect, test } from './support/test';

test('a payment is declined, then made, and the ticket is there', async ({ page, context }) => {
  const event = await createEvent({ payment: 'online', totalTickets: 2 });
  await signUp(context);
  await page.goto(`/events/${event.id}`);
  await expect(page.getByRole('region', { name: 'Seats' })).toContainText('€25. Paid online');
  await page.getByRole('button', { name: 'Check out' }).click();

  await expect(page.getByRole('heading', { name: 'Check out' })).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^1[34]:\d\d$/);
  expect(await countBookings(event)).toBe(0);
  await lookAtBoth(page, 'checkout');

  const shop = page.url();
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(page.getByText('The bank said no. Try again.')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the shop' }).click();
  await expect(page).toHaveURL(shop);
  await expect(page.getByText(/Nothing has been paid yet/)).toBeVisible();

  await page.getByRole('button', { name: 'Pay again' }).click();
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Paid: the seats are yours' })).toBeVisible();
  await lookAtBoth(page, 'checkout-paid');
  await page.getByRole('link', { name: 'Show the ticket' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  expect(await countBookings(event)).toBe(1);
});

test('two seats of one type and one of another, cheaper by a code, are one order: declined, paid, refunded in part, and invoiced', async ({
  page,
  context,
  openWindow,
}) => {
  const office = await openWindow();
  const { id: organiserId, slug, people } = await openOrganiser({ window: office, role: 'owner' });
  const owner = await onAnotherDevice(people[0]!);
  await owner.saveTax(organiserId, 2_000);
  const event = await createEvent({ organiserId, payment: 'online', maxPerPerson: 3 });
  await sellByTypes(event, [
    { name: 'Standing', priceCents: 1_500 },
    { name: 'Box', priceCents: 4_000, capacity: 1 },
    { name: 'Child', priceCents: 0 },
  ]);
  await giveCode(event, { code: 'FRIENDS', percentOff: 20 });
  await signUp(context);
  await page.goto(`/events/${event.id}`);
  const seats = page.getByRole('region', { name: 'Seats' });
  await expect(seats).toContainText('Prices plus 20 % tax. Paid online');
  await useCode(page, 'friends');
  await expect(page.getByText('FRIENDS is used: see the prices.')).toBeVisible();
  const more = (name: string) => page.getByRole('button', { name: `More: ${name}` });
  await more('Standing').press('Enter');
  await more('Standing').press('Enter');
  await more('Box').click();
  await expect(page.getByRole('group', { name: 'Standing' }).getByRole('status')).toHaveText('2');
  // Three are as many as one person may have.
  await expect(more('Child')).toHaveAttribute('aria-disabled', 'true');
  await expect(seats).toContainText('Total, with tax€67.20');
  await lookAtBoth(page, 'event-several-types');
  await page.getByRole('button', { name: 'Check out' }).click();

  await expect(page.getByRole('definition')).toHaveText(['€24', '€32', '€11.20', '€67.20']);
  await lookAtBoth(page, 'checkout-several-types');
  const order = page.url().split('/').at(-1)!;
  await page.goto(`/events/${event.id}`);
  await more('Standing').click();
  await page.getByRole('button', { name: 'Check out' }).click();
  await expect(page.getByText('You hold these seats already.')).toBeVisible();
  await payAfterDecline(page);
  await expect(page.getByRole('link', { name: /^Show the ticket: .*, Standing$/ })).toBeVisible();
  expect(await countBookings(event)).toBe(2);
  await page.getByRole('link', { name: /^Show the ticket: .*, Box$/ }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();

  const [box] = await query<{ id: string }>(
    `SELECT id FROM "OrderLine" WHERE "orderId" = $1 AND name LIKE '%, Box'`,
    order,
  );
  await owner.refund(order, box!.id);
  await page.goto(`/checkout/${order}`);
  await expect(page.getByText('€38.40 goes back the way that it came.')).toBeVisible();
  await expectInvoice(await office.newPage(), slug, [
    `${event.title}, Standing 2`,
    'Tax 20 % €11.20',
  ]);
});

test('a guest buys two types in one order, has the invoice, and cancels one of them by the link of the mail', async ({
  page,
  context,
  openWindow,
}) => {
  const office = await openWindow();
  const { id: organiserId, people } = await openOrganiser({ window: office, role: 'owner' });
  await (await onAnotherDevice(people[0]!)).saveTax(organiserId, 2_000);
  const guests = { guestPolicy: 'confirm', maxPerPerson: 2 } as const;
  const event = await createEvent({ organiserId, payment: 'online', totalTickets: 5, ...guests });
  await sellByTypes(event, [
    { name: 'Standing', priceCents: 1_500 },
    { name: 'Box', priceCents: 4_000 },
  ]);
  const email = `${uniqueWord()}@example.com`;
  const letScriptsIn = await holdScripts(page);
  await page.goto(`/events/${event.id}`, { waitUntil: 'commit' });
  const more = (name: string) => page.getByRole('button', { name: `More: ${name}` });
  // Whoever presses before the page is at work presses nothing.
  const pressed = more('Standing').click();
  await Promise.race([pressed, expect(more('Standing')).toBeDisabled()]);
  letScriptsIn();
  await pressed;
  await more('Box').click();
  await page.getByRole('button', { name: 'Check out as a guest' }).click();
  const form = page.getByRole('region', { name: 'Check out as a guest' });
  await form.getByLabel('Email').fill(email);
  await form.getByRole('button', { name: 'Check out as a guest' }).click();
  await payAfterDecline(page);
  await expect(page.getByRole('img', { name: /QR code/ })).toHaveCount(2);
  await expectOwnInvoice(page, `${event.title}, Box 1`);

  const mail = await findMail(email, `Booked: ${event.title}`);
  const place = await followLink(context, mail, 'Show or cancel the booking');
  const other = place.getByRole('link', { name: /^1 × / });
  const address = (await other.getAttribute('href'))!;
  await other.click();
  await expect(place).toHaveURL(address);
  await lookAtBoth(place, 'manage-types');
  await place.getByRole('button', { name: 'Cancel booking' }).click();
  const dialog = place.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Cancel booking' }).click();
  await expect(place.getByText('Cancelled', { exact: true })).toBeVisible();
  expect(await countBookings(event)).toBe(1);
});

/** @returns what lets them in */
async function holdScripts(page: Page): Promise<() => void> {
  let letIn: () => void = () => undefined;
  const free = new Promise<void>((resolve) => (letIn = resolve));
  await page.route('**/_next/static/chunks/**.js', async (route) => {
    await free;
    await route.continue();
  });
  return letIn;
}

/** It is issued by the outbox: read when that has come so far. */
async function expectOwnInvoice(page: Page, text: string): Promise<void> {
  const order = page.url().split('/').at(-1)!;
  const invoices = `SELECT FROM "InvoiceView" WHERE "orderId" = $1`;
  await expect(async () => expect(await query(invoices, order)).toHaveLength(1)).toPass();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Invoice' }).click();
  const lines = readPdfText(await readFile(await (await downloading).path()));
  expect(lines.join('\n')).toContain(text);
}

async function payAfterDecline(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByRole('link', { name: 'Back to the shop' }).click();
  await page.getByRole('button', { name: 'Pay again' }).click();
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Paid: the seats are yours' })).toBeVisible();
}

/** It is issued by the outbox: shown when that has come so far. */
async function expectInvoice(page: Page, slug: string, texts: readonly string[]): Promise<void> {
  await expect(async () => {
    await page.goto(`/organise/${slug}/invoices`);
    await expect(page.getByText('-€38.40 credited')).toBeVisible();
  }).toPass();
  await page.getByRole('button', { name: /-00001$/ }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PDF', exact: true }).click();
  const lines = readPdfText(await readFile(await (await downloading).path()));
  for (const text of [...texts, '€67.20']) expect(lines.join('\n')).toContain(text);
}

test('when the clock has run out the seat is free again, and the page says so', async ({
  page,
  context,
}) => {
  const event = await createEvent({ payment: 'online', totalTickets: 1 });
  await signUp(context);
  await page.goto(`/events/${event.id}`);
  await page.getByRole('button', { name: 'Check out' }).click();
  await expect(page.getByRole('timer')).toBeVisible();
  const order = page.url().split('/').at(-1)!;
  await query(
    `UPDATE "Order" SET "expiresAt" = now() - interval '1 second', "nextStepAt" = now() WHERE id = $1`,
    order,
  );
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The time is over' })).toBeVisible();
  await lookAtBoth(page, 'checkout-over');
  await page.getByRole('link', { name: 'Back to the event' }).click();
  await expect(page.getByRole('button', { name: 'Check out' })).toBeVisible();
});

/** Two seats a person, whoever comes, and each by name. */
async function createAskingEvent() {
  const guests = { guestPolicy: 'confirm', maxPerPerson: 2 } as const;
  const event = await createEvent({ payment: 'online', totalTickets: 10, ...guests });
  await query(`UPDATE "Event" SET "asksNames" = true WHERE id = $1`, event.id);
  return event;
}

test('a guest buys two tickets with two names, reloads on the way, and has them on the page, in another tab and by mail', async ({
  page,
  context,
  openWindow,
}) => {
  const event = await createAskingEvent();
  const email = `${uniqueWord()}@example.com`;
  await page.goto(`/events/${event.id}`);
  await page.getByRole('combobox', { name: 'Seats' }).selectOption('2');
  await page.getByRole('button', { name: 'Check out as a guest' }).click();
  const form = page.getByRole('region', { name: 'Check out as a guest' });
  await form.getByLabel('Email').fill(email);
  await form.getByLabel('Name').fill('Ada Lindt');
  await lookAtBoth(page, 'checkout-guest-form');
  await form.getByRole('button', { name: 'Check out as a guest' }).click();

  await expect(page.getByRole('heading', { name: 'Check out' })).toBeVisible();
  const shop = page.url();
  const second = page.getByLabel('Name, seat 2');
  await page.getByLabel('Name, seat 1').fill('Ada Lindt');
  await page.getByRole('button', { name: 'Pay' }).click();
  await expect(second).toBeFocused();
  await expect(page.getByText('Say who comes with this ticket')).toBeVisible();
  await lookAtBoth(page, 'checkout-guest-names');
  await second.fill('Bea Lindt');
  const saved = page.waitForResponse(
    (answer) => answer.url().endsWith('/names') && answer.request().method() === 'PUT',
  );
  await second.blur();
  await saved;
  await page.reload();
  await expect(page.getByLabel('Name, seat 1')).toHaveValue('Ada Lindt');
  await expect(second).toHaveValue('Bea Lindt');
  await expect(page.getByRole('timer')).toBeVisible();

  await page.getByRole('button', { name: 'Pay' }).click();
  await expect(page.getByRole('button', { name: 'Decline' })).toBeVisible();
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Paid: the seats are yours' })).toBeVisible();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  await expect(page.getByText('Ada Lindt')).toBeVisible();
  await lookAtBoth(page, 'checkout-guest-paid');
  expect(await countBookings(event)).toBe(1);

  const other = await context.newPage();
  await other.goto(shop);
  await other.getByRole('button', { name: 'Next seat' }).click();
  await expect(other.getByText('Bea Lindt')).toBeVisible();
  const mail = await findMail(email, `Booked: ${event.title}`);
  expect(mail.text).toContain('Seat 2 of 2: Bea Lindt');
  const place = await followLink(context, mail, 'Show or cancel the booking');
  await place.getByLabel('Name, seat 2').fill('Cleo Lindt');
  await place.getByRole('button', { name: 'Save names' }).click();
  await expect(place.getByText('The names are saved.')).toBeVisible();
  await lookAtBoth(place, 'manage-names');

  // Another browser knows the order by the link of the mail alone, and keeps its token out of the address.
  const elsewhere = await (await openWindow()).newPage();
  await elsewhere.goto(shop);
  await expect(elsewhere.getByRole('heading', { name: 'There is no such order' })).toBeVisible();
  const [link] = /\S+\/checkout\/\S+#[\w-]+/.exec(mail.text) ?? [];
  await elsewhere.goto(link!);
  await expect(elsewhere.getByText('Seat 1 of 2', { exact: true })).toBeVisible();
  await expect(elsewhere).toHaveURL(shop);
  await elsewhere.reload();
  await expect(elsewhere.getByText('Seat 1 of 2', { exact: true })).toBeVisible();
});
