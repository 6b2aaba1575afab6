/** People without an account: from the page of the event over the mail to the ticket, and back. */
import type { BrowserContext, Page } from '@playwright/test';
import { countBookings, createEvent, uniqueWord, type TestEvent } from './support/events';
import { findMail, followLink } from './support/inbox';
import { lookAtBoth } from './support/look';
import { query } from './support/test-server';
import { expect, test } from './support/test';
import { codeOf } from './support/tickets';

const newAddress = () => `${uniqueWord()}@example.com`;
const formOf = (page: Page) => page.getByRole('region', { name: 'Book as a guest' });

async function openForm(page: Page, { id }: TestEvent): Promise<void> {
  await page.goto(`/events/${id}`);
  await page.getByRole('button', { name: 'Book as a guest' }).click();
  await expect(formOf(page).getByLabel('Email')).toBeVisible();
}

async function bookAsGuest(page: Page, event: TestEvent, email: string): Promise<void> {
  await openForm(page, event);
  await formOf(page).getByLabel('Email').fill(email);
  await formOf(page).getByLabel('Name').fill('Ada Lindt');
  await formOf(page).getByRole('button', { name: 'Book as a guest' }).click();
}

async function holdSeat(
  window: BrowserContext,
  page: Page,
  event: TestEvent,
  email = newAddress(),
): Promise<Page> {
  await bookAsGuest(page, event, email);
  await expect(page.getByRole('heading', { name: 'Confirm it by mail' })).toBeFocused();
  const mail = await findMail(email, `Confirm your place: ${event.title}`);
  return followLink(window, mail, 'Confirm the place');
}

test('a guest books with an address, confirms by the mail, and cancels by the next one, in any width and theme', async ({
  page,
  context,
}) => {
  const event = await createEvent({ guestPolicy: 'confirm' });
  const email = newAddress();
  await openForm(page, event);
  await lookAtBoth(page, 'guest-form');
  const place = await holdSeat(context, page, event, email);
  await lookAtBoth(page, 'guest-held');
  await expect(place.getByText(/Your seat is held for \d+ more minutes/)).toBeVisible();
  await lookAtBoth(place, 'manage-held');
  await expect(page.getByText('19 left', { exact: true })).toBeVisible();
  expect(await countBookings(event)).toBe(0);

  await place.getByRole('button', { name: 'Confirm' }).click();
  await expect(codeOf(place)).toBeVisible();
  await lookAtBoth(place, 'manage-ticket');
  expect(await countBookings(event)).toBe(1);

  const mail = await findMail(email, `Booked: ${event.title}`);
  const booked = await followLink(context, mail, 'Show or cancel the booking');
  await booked.getByRole('button', { name: 'Cancel booking' }).click();
  const question = booked.getByRole('alertdialog', { name: 'Cancel this booking?' });
  await question.getByRole('button', { name: 'Cancel booking' }).click();
  await expect(booked.getByText('VOID')).toBeVisible();
  await expect(page.getByText('20 left', { exact: true })).toBeVisible();
  expect(await countBookings(event)).toBe(0);
});

test('where the organiser asks for no confirmation, a guest has the seat at once and the ticket by mail', async ({
  page,
  context,
}) => {
  const event = await createEvent({ guestPolicy: 'immediate' });
  const email = newAddress();
  await bookAsGuest(page, event, email);
  await expect(page.getByRole('heading', { name: 'Booked', exact: true })).toBeFocused();
  expect(await countBookings(event)).toBe(1);
  const mail = await findMail(email, `Booked: ${event.title}`);
  const ticket = await followLink(context, mail, 'Show or cancel the booking');
  await expect(codeOf(ticket)).toBeVisible();

  // The browser knows who it was.
  await page.goto('/events');
  await openForm(page, event);
  await expect(formOf(page).getByLabel('Email')).toHaveValue(email);
});

test('an event that takes no guests offers nothing to them', async ({ page }) => {
  const event = await createEvent({ guestPolicy: 'off' });
  await page.goto(`/events/${event.id}`);
  await expect(page.getByRole('button', { name: 'Book now' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Book as a guest' })).toHaveCount(0);
});

test('a link that comes too late says so, and books while a seat is left', async ({
  page,
  context,
}) => {
  const event = await createEvent({ guestPolicy: 'confirm' });
  const place = await holdSeat(context, page, event);
  await expect(place.getByRole('button', { name: 'Let it go' })).toBeVisible();
  await query(
    `WITH ended AS (UPDATE "Booking" SET "expiresAt" = now() WHERE "eventId" = $1)
     UPDATE "Event" SET "nextHoldExpiryAt" = now() WHERE id = $1`,
    event.id,
  );
  await expect(page.getByText('20 left', { exact: true })).toBeVisible();
  await place.reload();
  await expect(place.getByText('The time to confirm is over')).toBeVisible();
  await place.getByRole('button', { name: 'Book it now' }).click();
  await expect(codeOf(place)).toBeVisible();
  expect(await countBookings(event)).toBe(1);
});
