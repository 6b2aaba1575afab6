import type { Page } from '@playwright/test';
import { cardOf, countBookings, createEvent, listWith, type TestEvent } from './support/events';
import { fillSignIn } from './support/forms';
import { lookAtBoth } from './support/look';
import { newBuyer, signUp } from './support/people';
import { query } from './support/test-server';
import { codeOf } from './support/tickets';
import { expect, test } from './support/test';

const widths = [375, 1280];
const join = (page: Page) => page.getByRole('button', { name: /^Join the waitlist/ });
const offerOn = (page: Page) =>
  page.getByRole('heading', { name: /^A seat is kept for you until/ });
const positionOn = (page: Page, position: string) =>
  page.getByRole('heading', { name: `You are ${position} in line` });

/** All seats are one buyer's, who can give one back. */
async function openSoldOut(waitlistMode: 'offer' | 'autobook' = 'offer') {
  const event = await createEvent({ totalTickets: 1, waitlistMode });
  const buyer = await newBuyer();
  const booking = await buyer.book(event);
  return { event, free: () => buyer.cancel(booking) };
}

async function openPage(page: Page, { id }: TestEvent): Promise<void> {
  await page.goto(`/events/${id}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}

test('a seat that is given back goes along the line until somebody takes it, without a reload', async ({
  page,
  context,
  openWindow,
}) => {
  const { event, free } = await openSoldOut();
  const otherWindow = await openWindow();
  await Promise.all([signUp(context), signUp(otherWindow)]);
  const other = await otherWindow.newPage();

  await openPage(page, event);
  await join(page).press('Enter');
  await expect(positionOn(page, '1st')).toBeFocused();
  await expect(page.getByText('Sold out · 1 waiting')).toBeVisible();
  await other.goto(listWith(event));
  await join(other).click();
  await cardOf(other, event).getByRole('link', { name: 'You are 2nd in line' }).click();
  await expect(positionOn(other, '2nd')).toBeVisible();
  await expect(page.getByText('Sold out · 2 waiting')).toBeVisible();
  await lookAtBoth(other, 'waitlist-waiting', widths);

  await free();
  await expect(offerOn(page)).toBeVisible();
  await expect(positionOn(other, '1st')).toBeVisible();
  await lookAtBoth(page, 'waitlist-offer', widths);
  expect(await countBookings(event)).toBe(0);

  await page.getByRole('button', { name: 'Let it go' }).press('Enter');
  await expect(join(page)).toBeFocused();
  await expect(offerOn(other)).toBeVisible();
  await other.getByRole('button', { name: 'Take it' }).press('Enter');
  await expect(other.getByRole('heading', { name: 'You have a seat' })).toBeFocused();
  expect(await countBookings(event)).toBe(1);
  await other.getByRole('link', { name: 'View ticket' }).click();
  await expect(codeOf(other)).toBeVisible();
});

test('who signs in on the way is in line right after, and can leave it', async ({
  page,
  context,
}) => {
  const { event } = await openSoldOut();
  const person = await signUp(context);
  await context.clearCookies();
  await openPage(page, event);
  await join(page).click();
  await expect(page.getByRole('region', { name: 'Your booking' })).toContainText(
    `Sign in to join the waitlist of ${event.title}`,
  );
  await fillSignIn(page, person);
  await expect(positionOn(page, '1st')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Leave the waitlist' }).press('Enter');
  await expect(join(page)).toBeFocused();
  await expect(page.getByText('Sold out', { exact: true })).toBeVisible();
});

test('where seats are booked without asking, it is simply there', async ({ page, context }) => {
  const { event, free } = await openSoldOut('autobook');
  await signUp(context);
  await openPage(page, event);
  await join(page).click();
  await expect(positionOn(page, '1st')).toBeVisible();
  await free();
  await expect(page.getByRole('heading', { name: 'You have a seat' })).toBeVisible();
  expect(await countBookings(event)).toBe(1);
});

test.describe('An offer that has run out', () => {
  // The browser notes the refusal in its console.
  test.use({ expectedComplaints: /status of 410/ });

  test('is said kindly, and can be joined again by one press', async ({
    page,
    context,
    openWindow,
  }) => {
    const { event, free } = await openSoldOut();
    const next = await openWindow();
    await Promise.all([signUp(context), signUp(next)]);
    await openPage(page, event);
    await join(page).click();
    await expect(positionOn(page, '1st')).toBeVisible();
    const behind = await next.newPage();
    await openPage(behind, event);
    await join(behind).click();
    await expect(positionOn(behind, '2nd')).toBeVisible();
    await free();
    await expect(offerOn(page)).toBeVisible();
    await runOut(event);
    await page.getByRole('button', { name: 'Take it' }).click();
    await expect(page.getByText(/Your time for .* was over/)).toBeVisible();
    await expect(offerOn(behind)).toBeVisible();
    await page.getByRole('button', { name: 'Join again' }).click();
    await expect(positionOn(page, '1st')).toBeVisible();
  });
});

/** As if the time were over. */
async function runOut({ id }: TestEvent): Promise<void> {
  await query(
    `WITH past AS (
       UPDATE "Booking" SET "expiresAt" = now() - interval '1 second'
       WHERE "eventId" = $1 AND status = 'held'
     )
     UPDATE "Event" SET "nextHoldExpiryAt" = now() - interval '1 second' WHERE id = $1`,
    id,
  );
}
