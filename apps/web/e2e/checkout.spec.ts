/** Seats that are paid online: held by a press, paid at the provider's, and a ticket at the end. */
import { countBookings, createEvent } from './support/events';
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
