import type { Page } from '@playwright/test';
import { cardOf, countBookings, createEvent, listWith, type TestEvent } from './support/events';
import { fillSignIn } from './support/forms';
import { lookAtBoth } from './support/look';
import { openOrganiser } from './support/organisers';
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
  await lookAtMyBookings(page, event);

  await page.getByRole('button', { name: 'Let it go' }).press('Enter');
  await expect(join(page)).toBeFocused();
  await expect(offerOn(other)).toBeVisible();
  await other.getByRole('button', { name: 'Take it' }).press('Enter');
  await expect(other.getByRole('heading', { name: 'You have a seat' })).toBeFocused();
  expect(await countBookings(event)).toBe(1);
  await other.getByRole('link', { name: 'View ticket' }).click();
  await expect(codeOf(other)).toBeVisible();
});

/** The offer is there as well, and goes on after a look. */
async function lookAtMyBookings(page: Page, event: TestEvent): Promise<void> {
  await page.getByRole('link', { name: 'My bookings' }).click();
  const waitlist = page.getByRole('region', { name: 'Waitlist' });
  await expect(waitlist).toContainText('A seat is kept for you until');
  await lookAtBoth(page, 'waitlist-my-bookings', widths);
  await waitlist.getByRole('link', { name: event.title }).click();
  await expect(offerOn(page)).toBeVisible();
}

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
  await page.goto('/bookings');
  const waitlist = page.getByRole('region', { name: 'Waitlist' });
  await expect(waitlist).toContainText('You are 1st in line');
  await waitlist.getByRole('button', { name: 'Leave the waitlist' }).press('Enter');
  await expect(waitlist).toBeHidden();
  await openPage(page, event);
  await expect(join(page)).toBeVisible();
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
  // The browser notes the refusal in its console: 409 where the API has ended the offer by itself before.
  test.use({ expectedComplaints: /status of (?:409|410)/ });

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
    await page.route('**/accept', async (route) => {
      await runOut(event);
      await route.continue();
    });
    await page.getByRole('button', { name: 'Take it' }).click();
    await expect(page.getByText(/Your time for .* was over/)).toBeVisible();
    await expect(offerOn(behind)).toBeVisible();
    await page.getByRole('button', { name: 'Join again' }).click();
    await expect(positionOn(page, '1st')).toBeVisible();
  });
});

test('an organiser moves people in line, makes room for one, and pauses the line', async ({
  page,
  context,
}) => {
  const { id: organiserId, slug } = await openOrganiser({ window: context, role: 'manager' });
  const event = await createEvent({ totalTickets: 1, waitlistMode: 'offer', organiserId });
  const holder = await newBuyer();
  const booking = await holder.book(event);
  for (const name of ['Ben Olsen', 'Cleo Marin', 'Dara Quinn']) {
    await (await newBuyer(name)).wait(event);
  }
  await page.goto(`/organise/${slug}/events/${event.id}`);
  await page
    .getByRole('navigation', { name: 'Event' })
    .getByRole('link', { name: 'Waitlist' })
    .click();
  const rows = page.getByRole('table', { name: 'Waitlist' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveText([/Ben/, /Cleo/, /Dara/]);
  await lookAtBoth(page, 'console-waitlist', widths);

  await page.getByRole('button', { name: 'Move to front: Cleo Marin' }).click();
  await expect(rows).toHaveText([/1.*Cleo/, /2.*Ben/, /3.*Dara/]);
  await page.getByRole('button', { name: 'Offer a seat: Dara Quinn' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Offer one seat more than the event has?');
  await question.getByRole('button', { name: 'Offer it' }).click();
  await expect(rows).toHaveText([/Cleo/, /Ben/]);
  await page.getByRole('button', { name: 'Remove: Ben Olsen' }).click();
  await question.getByRole('button', { name: 'Take off' }).click();
  await expect(rows).toHaveText([/Cleo/]);

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  await holder.cancel(booking);
  await page.getByRole('link', { name: 'History' }).click();
  await expect(rows).toHaveText([/Removed.*Ben/, /Offered.*Dara/]);
  const [seats] = await query(
    'SELECT "totalTickets", "remainingTickets" FROM "Event" WHERE id = $1',
    event.id,
  );
  expect(seats).toEqual({ totalTickets: 2, remainingTickets: 1 });
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
