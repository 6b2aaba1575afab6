/** What an organiser decides about an event, as those see it who may come. */
import { createEvent, cardOf, listWith, uniqueWord, type TestEvent } from './support/events';
import { insertOrganiser } from '@lastseat/test-data';
import { signUp } from './support/people';
import { expect, test } from './support/test';
import { query } from './support/test-server';
import { codeOf } from './support/tickets';

const HOUR_MS = 60 * 60 * 1_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

/** Seats that people hold. */
async function countSeats({ id }: TestEvent): Promise<number> {
  const [row] = await query<{ seats: number }>(
    `SELECT coalesce(sum(quantity), 0)::int AS seats FROM "Booking"
     WHERE "eventId" = $1 AND status = 'confirmed'`,
    id,
  );
  return row?.seats ?? 0;
}

test('Several seats are one booking with a code for each, and never more than one person may have', async ({
  page,
  context,
}) => {
  const event = await createEvent({ maxPerPerson: 4, totalTickets: 20 });
  await signUp(context);
  await page.goto(`/events/${event.id}`);
  const seats = page.getByRole('combobox', { name: 'Seats' });
  await expect(seats.getByRole('option')).toHaveText(['1', '2', '3', '4']);
  await seats.selectOption('3');
  await page.getByRole('button', { name: 'Book now' }).click();
  await page.getByRole('link', { name: 'View ticket' }).click();
  await expect(codeOf(page)).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Seat 1 of 3' })).toBeVisible();
  expect(await countSeats(event)).toBe(3);
});

test('What is not on sale yet, or not any more, says so and cannot be booked', async ({ page }) => {
  const early = await createEvent({ saleOpensAt: inHours(48) });
  await page.goto(`/events/${early.id}`);
  await expect(page.getByText(/^On sale from/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Not on sale yet' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  const late = await createEvent({ saleClosesAt: inHours(-1) });
  await page.goto(`/events/${late.id}`);
  await expect(page.getByText(/^The sale ended/)).toBeVisible();
  await page.goto(listWith(late));
  await expect(cardOf(page, late).getByRole('button', { name: 'Sale has ended' })).toBeVisible();
});

test('A sale that opens while one looks can be booked without a reload', async ({ page }) => {
  const event = await createEvent({ saleOpensAt: new Date(Date.now() + 6_000) });
  await page.goto(`/events/${event.id}`);
  await expect(page.getByRole('button', { name: 'Book now' })).toBeVisible();
});

test('An organiser has a page with its own events, and the list can be narrowed to it', async ({
  page,
}) => {
  const run = (statement: string, values: unknown[]) => query(statement, ...values);
  const organiserId = await insertOrganiser(run, []);
  const category = uniqueWord();
  const [own, other] = [
    await createEvent({ organiserId, category, level: 'beginners', daysFromNow: 2 }),
    await createEvent({ category, daysFromNow: 2 }),
  ];
  await page.goto(`/events/${own.id}`);
  await page.getByRole('link', { name: 'An organiser' }).click();
  await expect(page).toHaveURL(`/o/organiser-${organiserId}`);
  await expect(page.getByRole('heading', { level: 1, name: 'An organiser' })).toBeVisible();
  await expect(cardOf(page, own)).toBeVisible();
  await expect(cardOf(page, other)).toBeHidden();

  const levels = page.getByRole('navigation', { name: 'Levels' });
  // What the list can be narrowed to is read once a second for everybody.
  await expect(async () => {
    await page.goto(`/events?category=${category}`);
    await expect(levels).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(cardOf(page, other)).toBeVisible();
  await levels.getByRole('link', { name: 'beginners' }).click();
  await expect(cardOf(page, other)).toBeHidden();
  await expect(cardOf(page, own)).toBeVisible();
  await page.goto(`/events?category=${category}&organiser=organiser-${organiserId}`);
  await expect(page.getByRole('status').first()).toHaveText(
    `1 event in ${category} by An organiser`,
  );
});

test.describe('An address that is nobody’s', () => {
  test.use({ expectedComplaints: /status of 404/ });

  test('is not found', async ({ page }) => {
    expect((await page.goto('/o/nobody-has-this'))?.status()).toBe(404);
  });
});

test('An event that is cancelled or grows while one looks says so at once', async ({ page }) => {
  const event = await createEvent({ totalTickets: 20 });
  await page.goto(`/events/${event.id}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await query(
    `UPDATE "Event" SET "totalTickets" = 35, "remainingTickets" = 35, version = version + 1
     WHERE id = $1`,
    event.id,
  );
  await expect(page.getByText('of 35 seats')).toBeVisible();
  await query(
    `UPDATE "Event" SET status = 'cancelled', "cancelledAt" = now(), version = version + 1,
                        "cancelReason" = 'The hall is under water.' WHERE id = $1`,
    event.id,
  );
  await expect(page.getByText('The organiser has cancelled this event.')).toBeVisible();
  await expect(page.getByText('The hall is under water.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Book now' })).toBeHidden();
});
