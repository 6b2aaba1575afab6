import type { Page } from '@playwright/test';
import { cardOf, countBookings, listWith, createEvent } from './support/events';
import { fillSignIn } from './support/forms';
import { signUp, type Person } from './support/people';
import { expireTokenAtNextBooking } from './support/refusals';
import { query } from './support/test-server';
import { expect, test } from './support/test';

const nameIn = (page: Page, { name }: Person) => page.getByRole('button', { name });

test.describe('A session that expires in the middle of a booking', () => {
  test.use({ expectedComplaints: /status of 401/ });

  test('is renewed, and the booking goes through unnoticed', async ({ page, context }) => {
    const event = await createEvent();
    const person = await signUp(context);
    await page.goto(listWith(event));
    await expect(nameIn(page, person)).toBeVisible();
    await expireTokenAtNextBooking(page);
    await cardOf(page, event).getByRole('button', { name: 'Book now' }).click();
    await expect(page.getByText(`Successfully booked ${event.title}!`)).toBeVisible();
    expect(await countBookings(event)).toBe(1);
  });

  test('for good leads to the sign-in, and from there to the finished booking', async ({
    page,
    context,
  }) => {
    const event = await createEvent();
    const person = await signUp(context);
    await page.goto(listWith(event));
    await expect(nameIn(page, person)).toBeVisible();
    await query(
      `UPDATE "Session" SET "revokedAt" = now() FROM "User"
       WHERE "User".id = "Session"."userId" AND "User".email = $1`,
      person.email,
    );
    await expireTokenAtNextBooking(page);
    await cardOf(page, event).getByRole('button', { name: 'Book now' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(await countBookings(event)).toBe(0);
    await fillSignIn(page, person);
    await expect(page.getByText(`Successfully booked ${event.title}!`)).toBeVisible();
    await expect(cardOf(page, event).getByRole('button', { name: 'Booked' })).toBeVisible();
    expect(await countBookings(event)).toBe(1);
  });
});

test.describe('Two tabs', () => {
  test('that load at once both stay signed in, also later', async ({ page, context }) => {
    const person = await signUp(context);
    const other = await context.newPage();
    const tabs = [page, other];
    for (let round = 0; round < 3; round++) {
      await Promise.all(tabs.map((tab) => tab.goto('/bookings')));
      for (const tab of tabs) {
        await expect(nameIn(tab, person)).toBeVisible();
        await expect(tab.getByText("You haven't booked any events yet.")).toBeVisible();
      }
    }
  });

  test('are both signed out by one', async ({ page, context }) => {
    const person = await signUp(context);
    const other = await context.newPage();
    await page.goto('/events');
    await other.goto('/bookings');
    for (const tab of [page, other]) await expect(nameIn(tab, person)).toBeVisible();
    await nameIn(page, person).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
    await expect(other).toHaveURL((url) => url.pathname === '/login');
    await page.goto('/bookings');
    await expect(page).toHaveURL((url) => url.pathname === '/login');
  });
});

test.describe('The way through the sign-in', () => {
  test('leads back to the page that was asked for', async ({ page, context }) => {
    const person = await signUp(context);
    await context.clearCookies();
    await page.goto('/bookings');
    await expect(page).toHaveURL((url) => url.pathname === '/login');
    await fillSignIn(page, person);
    await expect(page).toHaveURL('/bookings');
    await page.goto('/login');
    await expect(page).toHaveURL('/events');
  });

  test('never leads to another site', async ({ page, context }) => {
    const person = await signUp(context);
    await context.clearCookies();
    await page.goto(`/login?next=${encodeURIComponent('/\\example.com')}`);
    await fillSignIn(page, person);
    await expect(page).toHaveURL('/events');
  });
});
