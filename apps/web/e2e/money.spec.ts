/** The organiser's side of a sale: an order is found, a part of it goes back, and everybody says the same of it. */
import { randomUUID } from 'node:crypto';
import { createEvent } from './support/events';
import { lookAtBoth } from './support/look';
import { openOrganiser } from './support/organisers';
import { query } from './support/test-server';
import { expect, test } from './support/test';

test.use({ reducedMotion: 'reduce' });

test('a paid order is found, refunded seat by seat with a fee kept, and timeline, revenue and provider agree', async ({
  page,
  context,
}) => {
  const { id: organiserId, slug, people } = await openOrganiser({ window: context, role: 'owner' });
  const event = await createEvent({
    organiserId,
    payment: 'online',
    totalTickets: 5,
    maxPerPerson: 2,
  });
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  await page.goto(`/events/${event.id}`);
  await page.getByRole('combobox', { name: 'Seats' }).selectOption('2');
  await press('Check out');
  await expect(page.getByRole('heading', { name: 'Check out' })).toBeVisible();
  const orderId = page.url().split('/').at(-1)!;
  await press('Pay');
  await press(/^Pay$/);
  await expect(page.getByRole('heading', { name: 'Paid: the seats are yours' })).toBeVisible();
  await page.getByRole('link', { name: 'Show the ticket' }).click();
  const payment = page.getByRole('region', { name: 'Payment' });
  await expect(payment).toContainText('€50.00 paid');
  await payment.scrollIntoViewIfNeeded();
  await lookAtBoth(page, 'ticket-paid');

  await page.goto(`/organise/${slug}/events/${event.id}/orders`);
  await page
    .getByRole('textbox', { name: 'Search by name, email or reference' })
    .fill(people[0]!.email);
  const row = page.getByRole('row', { name: new RegExp(people[0]!.email) });
  await expect(row).toContainText('Paid');
  await expect(page).toHaveURL(/search=/);
  await lookAtBoth(page, 'orders');
  await row.getByRole('button').click();
  const panel = page.getByRole('dialog', { name: /^Order LS-/ });
  await expect(panel).toContainText('Seats confirmed');
  const seats = panel.getByRole('combobox', { name: /^Seats of/ });
  await panel.getByRole('button', { name: 'Refund…' }).click();
  await expect(seats).toHaveValue('2');
  await seats.selectOption('1 seat, €25.00');
  await panel.getByRole('textbox', { name: 'Keep of each line, in EUR' }).fill('5');
  await panel.getByRole('textbox', { name: 'Reason' }).fill('They are ill');
  await lookAtBoth(page, 'order-refund');
  await panel.getByRole('button', { name: 'Refund €20.00…' }).click();
  await press('Send it back');
  await expect(panel).toContainText('€20.00 sent back');
  await expect(panel).toContainText('€5.00 kept of each line. They are ill');
  await expect(panel).toContainText('(1 given back)');
  await lookAtBoth(page, 'order');
  await panel.getByRole('button', { name: 'Refund…' }).click();
  await panel.getByRole('button', { name: 'Refund €25.00…' }).click();
  await press('Send it back');
  await expect(panel).toContainText('€25.00 sent back');
  await expect(panel.getByText('Refunded', { exact: true })).toBeVisible();
  await panel.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('navigation', { name: 'Event' }).getByText('Revenue').click();
  await expect(page.getByRole('table', { name: 'By ticket' })).toContainText('€5.00');
  await expect(page.getByRole('table', { name: 'Payouts expected' })).toContainText('€5.00');
  await lookAtBoth(page, 'revenue');
  await page.getByRole('link', { name: 'Compare with the provider' }).click();
  await expect(page.getByText('No difference')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Sums' })).toContainText('€0.00');
  await lookAtBoth(page, 'comparison');

  await query(
    `INSERT INTO "PaymentIncident" ("eventId", "orderId", id, kind, "createdAt")
     VALUES ($1, $2, $3, 'refund_refused', now())`,
    ...[event.id, orderId, randomUUID()],
  );
  await page.goto(`/organise/${slug}`);
  await page.getByRole('link', { name: /^Incidents\s*1 not seen yet/ }).click();
  await expect(page.getByRole('heading', { name: 'Money could not be sent back' })).toBeVisible();
  await lookAtBoth(page, 'incidents');
  await press('Mark as seen');
  await expect(page.getByRole('heading', { name: 'Nothing to look at' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Incidents', exact: true })).toBeVisible();
});
