import type { Page } from '@playwright/test';
import { cardOf, countBookings, createEvent, listWith } from './support/events';
import { fillRegistration, fillSignIn } from './support/forms';
import { newPerson, signUp } from './support/people';
import { expect, test } from './support/test';

// A page keeps the tickets of a booking as soon as it is made. Where it is taken back in that instant, there may be none.
test.use({ expectedComplaints: /status of 404 .*\/bookings\/[\w-]+\/tickets\)$/ });

const undoOf = (page: Page) => page.getByRole('button', { name: 'Undo' });
const bookNow = (page: Page) => page.getByRole('button', { name: 'Book now' });

test.describe('One press on the page of an event', () => {
  test('is made knowing the price, how it is paid and until when it can be cancelled', async ({
    page,
  }) => {
    const startsAt = new Date(Date.now() + 90 * 24 * 60 * 60 * 1_000);
    const event = await createEvent({ priceCents: 2500, startsAt, timeZone: 'Europe/Vienna' });
    await page.goto(`/events/${event.id}`);
    const seats = page.getByRole('region', { name: 'Seats' });
    await expect(seats).toContainText('€25. Pay at the venue, nothing is charged now');
    await expect(seats).toContainText(/You can cancel until it starts, .*\d{1,2}:\d{2}/);

    const free = await createEvent({ priceCents: 0 });
    await page.goto(`/events/${free.id}`);
    await expect(seats).toContainText('Free, nothing to pay');
    await page.goto(listWith(free));
    await expect(cardOf(page, free)).toContainText('Nothing to pay, cancel until it starts');
  });

  test('puts the seat in the place of the button, and a second one takes it back; each gives the focus on', async ({
    page,
    context,
  }) => {
    const event = await createEvent({ totalTickets: 12 });
    await signUp(context);
    await page.goto(`/events/${event.id}`);
    await bookNow(page).press('Enter');
    await expect(page.getByText(`Successfully booked ${event.title}!`)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'You have a seat' })).toBeFocused();
    await expect(bookNow(page)).toBeHidden();
    await undoOf(page).press('Enter');
    await expect(page.getByText(`Your booking for ${event.title} is cancelled.`)).toBeVisible();
    await expect(bookNow(page)).toBeFocused();
    await expect(page.getByText('12 left')).toBeVisible();
    expect(await countBookings(event)).toBe(0);
  });

  test('is not taken back after ten seconds, and the seat stays on the page', async ({
    page,
    context,
  }) => {
    const event = await createEvent();
    await signUp(context);
    await page.clock.install();
    await page.goto(`/events/${event.id}`);
    await bookNow(page).click();
    await undoOf(page).focus();
    await page.clock.fastForward(11_000);
    await expect(undoOf(page)).toBeHidden();
    await expect(page.getByRole('heading', { name: 'You have a seat' })).toBeFocused();
    await expect(page.getByRole('link', { name: 'View ticket' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'You have a seat' })).toBeVisible();
    await expect(undoOf(page)).toBeHidden();
    expect(await countBookings(event)).toBe(1);
    await page.getByRole('link', { name: 'View ticket' }).click();
    await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  });
});

test.describe('One press on the list', () => {
  test('is answered by a toast with the ticket and the way back', async ({ page, context }) => {
    const event = await createEvent();
    await signUp(context);
    await page.goto(listWith(event));
    await bookNow(page).click();
    const toast = page.getByRole('status').filter({ hasText: 'Successfully booked' });
    await expect(toast.getByRole('link', { name: 'View ticket' })).toBeVisible();
    await toast.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText(`Your booking for ${event.title} is cancelled.`)).toBeVisible();
    await expect(bookNow(page)).toBeVisible();
    expect(await countBookings(event)).toBe(0);
  });
});

test.describe('The way through the sign-in', () => {
  test('says what is being booked, and ends with the seat', async ({ page, context }) => {
    const event = await createEvent({ category: 'Music' });
    const person = await signUp(context);
    await context.clearCookies();
    await page.goto(`/events/${event.id}`);
    await bookNow(page).click();
    const booking = page.getByRole('region', { name: 'Your booking' });
    await expect(booking).toContainText(`Sign in to book ${event.title}`);
    await expect(booking.getByRole('time')).toBeVisible();
    await expect(booking).toContainText('Music');
    await fillSignIn(page, person);
    await expect(page.getByRole('heading', { name: 'You have a seat' })).toBeFocused();
    await expect(page.getByText('Welcome')).toBeHidden();
    expect(await countBookings(event)).toBe(1);
  });

  test('says so on the page of a new account too, which is welcomed once', async ({ page }) => {
    const event = await createEvent();
    const person = newPerson();
    await page.goto(listWith(event));
    await bookNow(page).click();
    await page.getByRole('link', { name: 'Create one' }).click();
    await expect(page.getByRole('region', { name: 'Your booking' })).toContainText(
      `Create an account to book ${event.title}`,
    );
    await fillRegistration(page, person);
    await expect(page.getByText(`Welcome, ${person.name}`)).toBeVisible();
    await expect(page.getByText(`Successfully booked ${event.title}!`)).toBeVisible();
    await expect(page).toHaveURL((url) => url.searchParams.get('search') === event.title);
    expect(await countBookings(event)).toBe(1);
    await page.reload();
    await expect(cardOf(page, event).getByRole('button', { name: 'Booked' })).toBeVisible();
    await expect(page.getByText('Welcome')).toBeHidden();
  });

  test('is not about a booking for somebody who only signs in', async ({ page }) => {
    const event = await createEvent();
    await page.goto(`/events/${event.id}`);
    await bookNow(page).click();
    await expect(page.getByRole('region', { name: 'Your booking' })).toBeVisible();
    await page.getByRole('link', { name: 'Events', exact: true }).click();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
    await expect(page.getByRole('region', { name: 'Your booking' })).toBeHidden();
  });
});
