import { createEvent, listWith, cardOf } from './support/events';
import { onAnotherDevice, signUp } from './support/people';
import { expect, test } from './support/test';

test.describe('A person with two devices', () => {
  test('sees here what was booked and cancelled there, without a reload', async ({
    page,
    context,
  }) => {
    const event = await createEvent({ totalTickets: 5 });
    const device = await onAnotherDevice(await signUp(context));
    await page.goto(listWith(event));
    const card = cardOf(page, event);
    await expect(card.getByRole('button', { name: 'Book now' })).toBeVisible();

    const booking = await device.book(event);
    await expect(card.getByRole('button', { name: 'Booked' })).toBeVisible();
    await device.cancel(booking);
    await expect(card.getByRole('button', { name: 'Book now' })).toBeVisible();
  });

  test('is told of new bookings on a page that shows no event', async ({ page, context }) => {
    const event = await createEvent();
    const device = await onAnotherDevice(await signUp(context));
    await page.goto('/bookings');
    await expect(page.getByText("You haven't booked any events yet.")).toBeVisible();
    await device.book(event);
    await expect(page.getByRole('heading', { name: event.title })).toBeVisible();
  });
});
