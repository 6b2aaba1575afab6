/** A ticket goes to somebody else: from its page over the mail to a new ticket, and the old one is void. */
import type { Page } from '@playwright/test';
import { createEvent, uniqueWord } from './support/events';
import { fillRegistration } from './support/forms';
import { findMail, followLink } from './support/inbox';
import { lookAtBoth } from './support/look';
import { openOrganiser } from './support/organisers';
import { codeOf, holdTicket } from './support/tickets';
import { expect, test } from './support/test';

const widths = [375, 1280];
const newAddress = () => `${uniqueWord()}@example.com`;

async function passOn(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Pass on…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Pass the ticket on' });
  await dialog.getByLabel('Email').fill(email);
  await dialog.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: `Waiting for ${email}` })).toBeVisible();
}

test('a ticket is passed on, taken back, and passed on again to a guest, and its organiser sees the trail', async ({
  page,
  context,
  openWindow,
}) => {
  const office = await openWindow();
  const { id: organiserId, slug } = await openOrganiser({ window: office, role: 'manager' });
  const event = await createEvent({ totalTickets: 1, organiserId, guestPolicy: 'confirm' });
  const { booking } = await holdTicket(context, event);
  await page.goto(`/bookings/${booking.id}`);
  await expect(codeOf(page)).toBeVisible();
  await page.getByRole('button', { name: 'Pass on…' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await lookAtBoth(page, 'transfer-dialog', widths);
  await page.getByRole('button', { name: 'Keep it' }).click();

  const [first, second] = [newAddress(), newAddress()];
  await passOn(page, first);
  await lookAtBoth(page, 'transfer-pending', widths);
  const stale = await findMail(first, 'passes a ticket on to you');
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByRole('button', { name: 'Pass on…' })).toBeVisible();
  await findMail(first, `Taken back: ${event.title}`);

  await passOn(page, second);
  const mail = await findMail(second, 'passes a ticket on to you');
  const friend = await openWindow();
  const late = await followLink(friend, stale, 'Look at the ticket');
  await expect(late.getByText('keeps it')).toBeVisible();
  const offer = await followLink(friend, mail, 'Look at the ticket');
  await expect(offer.getByRole('heading', { name: event.title })).toBeVisible();
  await lookAtBoth(offer, 'transfer-offer', widths);
  await offer.getByLabel('Name').fill('Bea Novak');
  await offer.getByRole('button', { name: 'Accept' }).click();
  await expect(offer.getByRole('heading', { name: 'The ticket is yours' })).toBeFocused();

  // Without a reload.
  await expect(page.getByText('VOID')).toBeVisible();
  await expect(page.getByText(`Passed on to ${second}`)).toBeVisible();
  await lookAtBoth(page, 'transfer-passed-on', widths);
  const ticket = await findMail(second, `Booked: ${event.title}`);
  const place = await followLink(friend, ticket, 'Show or cancel the booking');
  await expect(codeOf(place)).toBeVisible();

  const roster = await office.newPage();
  await roster.goto(`/organise/${slug}/events/${event.id}/roster`);
  await roster.getByRole('button', { name: 'Bea Novak' }).click();
  await expect(roster.getByText('Passed on by')).toBeVisible();
  await lookAtBoth(roster, 'transfer-roster', widths);
});

test('who makes an account on the way has the ticket in it', async ({
  page,
  context,
  openWindow,
}) => {
  const event = await createEvent({ totalTickets: 1, guestPolicy: 'off' });
  const { booking } = await holdTicket(context, event);
  await page.goto(`/bookings/${booking.id}`);
  const email = newAddress();
  await passOn(page, email);
  const friend = await openWindow();
  const mail = await findMail(email, 'passes a ticket on to you');
  const offer = await followLink(friend, mail, 'Look at the ticket');
  await expect(offer.getByText('people with an account only')).toBeVisible();

  await offer.getByRole('link', { name: 'create an account' }).click();
  await fillRegistration(offer, { name: 'Bea Novak', email });
  await offer.getByRole('button', { name: 'Accept' }).click();
  await offer.getByRole('link', { name: 'View ticket' }).click();
  await expect(codeOf(offer)).toBeVisible();
  await expect(page.getByText('VOID')).toBeVisible();
});
