/** Seats that are paid online: held by a press, paid at the provider's, and a ticket at the end. */
import { countBookings, createEvent, uniqueWord } from './support/events';
import { findMail, followLink } from './support/inbox';
import { lookAtBoth } from './support/look';
import { signUp } from './support/people';
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

test('a guest buys two tickets, reloads on the way, and has them on the page, in another tab and by mail', async ({
  page,
  context,
}) => {
  const guests = { guestPolicy: 'confirm', maxPerPerson: 2 } as const;
  const event = await createEvent({ payment: 'online', totalTickets: 10, ...guests });
  const email = `${uniqueWord()}@example.com`;
  await page.goto(`/events/${event.id}`);
  await page.getByLabel('Seats').selectOption('2');
  await page.getByRole('button', { name: 'Check out as a guest' }).click();
  const form = page.getByRole('region', { name: 'Check out as a guest' });
  await form.getByLabel('Email').fill(email);
  await form.getByLabel('Name').fill('Ada Lindt');
  await lookAtBoth(page, 'checkout-guest-form');
  await form.getByRole('button', { name: 'Check out as a guest' }).click();

  await expect(page.getByRole('heading', { name: 'Check out' })).toBeVisible();
  const shop = page.url();
  await page.reload();
  await expect(page.getByRole('timer')).toBeVisible();
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Paid: the seats are yours' })).toBeVisible();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  await lookAtBoth(page, 'checkout-guest-paid');
  expect(await countBookings(event)).toBe(1);

  const other = await context.newPage();
  await other.goto(shop);
  await expect(other.getByText('Seat 1 of 2')).toBeVisible();
  const mail = await findMail(email, `Booked: ${event.title}`);
  const place = await followLink(context, mail, 'Show or cancel the booking');
  await expect(place.getByRole('img', { name: /QR code/ })).toBeVisible();

  // Another browser knows the order by the link of the mail alone, and keeps its token out of the address.
  const stranger = await context.browser()!.newContext();
  const elsewhere = await stranger.newPage();
  await elsewhere.goto(shop);
  await expect(elsewhere.getByRole('heading', { name: 'There is no such order' })).toBeVisible();
  const [link] = /\S+\/checkout\/\S+#\S+/.exec(mail.text) ?? [];
  await elsewhere.goto(link!);
  await elsewhere.reload();
  await expect(elsewhere.getByText('Seat 1 of 2')).toBeVisible();
  await expect(elsewhere).toHaveURL(shop);
  await stranger.close();
});
