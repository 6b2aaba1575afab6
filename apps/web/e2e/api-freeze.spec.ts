import { cardOf, countBookings, listWith, createEvent } from './support/events';
import { newBuyer, signUp } from './support/people';
import { freezeApi, thawApi } from './support/test-server';
import { expect, test } from './support/test';

// What is given up on while nobody answers, the browser notes in its console.
test.use({ expectedComplaints: /Failed to load resource|WebSocket connection/ });

test.describe('While the API is frozen', () => {
  test.afterEach(thawApi);

  test('a page is not "Live" any more, and is so again with the true count', async ({ page }) => {
    const event = await createEvent({ totalTickets: 5 });
    const buyer = await newBuyer();
    await page.goto(listWith(event));
    await expect(page.getByText('Live', { exact: true })).toBeVisible();

    await freezeApi();
    await expect(page.getByText('Reconnecting')).toBeVisible();
    await expect(page.getByText('Live', { exact: true })).toBeHidden();
    await thawApi();
    await buyer.book(event);
    await expect(cardOf(page, event)).toContainText('4 left');
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
  });

  test('a booking is neither "failed" nor booked until it is known, and then is', async ({
    page,
    context,
  }) => {
    const event = await createEvent({ totalTickets: 5 });
    await signUp(context);
    await page.goto(listWith(event));
    await expect(page.getByText('Live', { exact: true })).toBeVisible();

    await freezeApi();
    await cardOf(page, event).getByRole('button', { name: 'Book now' }).click();
    const unheard = page.getByRole('status').filter({ hasText: 'We did not hear back' });
    await expect(unheard).toContainText(event.title);
    const button = cardOf(page, event).getByRole('button', { name: 'We are looking' });
    await expect(button).toBeDisabled();
    // Past the time that one attempt has: the next ones know no more.
    await expect(page.getByText('No connection.')).toBeVisible();
    await expect(unheard).toBeVisible();

    await thawApi();
    await expect(page.getByText(`Successfully booked ${event.title}!`)).toBeVisible();
    await expect(cardOf(page, event).getByRole('button', { name: 'Booked' })).toBeVisible();
    await expect(page.getByText('Failed to complete')).toBeHidden();
    expect(await countBookings(event)).toBe(1);
  });

  for (const isKnown of [true, false]) {
    const who = isKnown ? 'is signed in' : 'is signed in, which the page has not heard yet,';
    test(`a booking of somebody who ${who} is found out also after a reload, on another page`, async ({
      page,
      context,
    }) => {
      const event = await createEvent({ totalTickets: 5 });
      await signUp(context);
      if (!isKnown) await page.route('**/api/auth/refresh', () => undefined);
      await page.goto(listWith(event));
      await expect(page.getByText('Live', { exact: true })).toBeVisible();
      if (isKnown) await expect(page.getByRole('button', { name: 'Ada Lindt' })).toBeVisible();
      await freezeApi();
      await cardOf(page, event).getByRole('button', { name: 'Book now' }).click();
      await expect(page.getByText('We did not hear back')).toBeVisible();
      await page.unrouteAll();
      // Its first page is there without the API.
      await page.goto('/bookings');
      await expect(page.getByText('We did not hear back')).toBeHidden();

      await thawApi();
      await expect(page.getByText(`Successfully booked ${event.title}!`)).toBeVisible();
      await expect(page.getByRole('link', { name: event.title, exact: true })).toBeVisible();
      expect(await countBookings(event)).toBe(1);
    });
  }
});
