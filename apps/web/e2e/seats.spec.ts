/** Who has booked adds seats, and gives some back: on the page of the ticket, and by a guest's link. */
import { createEvent } from './support/events';
import { lookAtBoth } from './support/look';
import { expect, test } from './support/test';
import { codeOf, holdTicket } from './support/tickets';

test('somebody gives a seat back, adds two, and can have no more, and keeps the codes that stay good', async ({
  page,
  context,
}) => {
  const event = await createEvent({ totalTickets: 5, maxPerPerson: 3 });
  const { booking } = await holdTicket(context, event, 2);
  await page.goto(`/bookings/${booking.id}`);
  await expect(codeOf(page).first()).toBeVisible();
  await expect(page.getByText('Seat 1 of 2', { exact: true }).first()).toBeVisible();
  await lookAtBoth(page, 'seats', [375, 1280]);

  await page.getByRole('button', { name: 'One seat fewer' }).click();
  await page.getByRole('button', { name: 'Give back 1 seat…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Give back 1 seat?' });
  await expect(dialog).toBeVisible();
  await lookAtBoth(page, 'seats-give-back', [375, 1280]);
  await dialog.getByRole('button', { name: 'Give back' }).click();
  await expect(page.getByText('You have 1 seat now.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change seats' })).toBeFocused();
  await expect(page.getByText('Seat 1 of 2', { exact: true })).toHaveCount(0);

  const more = page.getByRole('button', { name: 'One seat more' });
  await more.click();
  await more.click();
  // Three are as many as one person may have.
  await more.press('Enter');
  await page.getByRole('button', { name: 'Add 2 seats' }).click();
  await expect(page.getByText('You have 3 seats now.')).toBeVisible();
  await expect(page.getByText('Seat 1 of 3', { exact: true }).first()).toBeVisible();
  await expect(more).toHaveAttribute('aria-disabled', 'true');
});
