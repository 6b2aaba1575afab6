import { createEvent } from './support/events';
import { newBuyer } from './support/people';
import { expect, test } from './support/test';

test.describe('The page of an event', () => {
  test('counts its watchers, each once, and its seats, live', async ({
    page,
    context,
    openWindow,
  }) => {
    const event = await createEvent({ totalTickets: 3 });
    await page.goto(`/events/${event.id}`);
    await expect(page.getByRole('heading', { name: event.title })).toBeVisible();
    // A visitor with two windows is one who watches.
    const second = await context.newPage();
    await second.goto(`/events/${event.id}`);
    for (const window of [page, second]) {
      await expect(window.getByText('Only you are watching now')).toBeVisible();
    }

    const other = await (await openWindow()).newPage();
    await other.goto(`/events/${event.id}`);
    for (const window of [page, other]) {
      await expect(window.getByText('2 watching now')).toBeVisible();
    }
    const buyer = await newBuyer();
    await buyer.book(event);
    for (const window of [page, other]) await expect(window.getByText('2 left')).toBeVisible();
    await other.close();
    await expect(page.getByText('Only you are watching now')).toBeVisible();
  });

  test('is found from the list, and leads back to it', async ({ page }) => {
    const event = await createEvent();
    await page.goto(`/events?search=${encodeURIComponent(event.title)}`);
    await page.getByRole('link', { name: event.title }).click();
    await expect(page.getByRole('heading', { name: event.title, level: 1 })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('textbox', { name: 'Search events' })).toHaveValue(event.title);
  });

  test.describe('that does not exist', () => {
    test.use({ expectedComplaints: /status of 404/ });

    test('says so', async ({ page }) => {
      for (const id of ['01890000-0000-7000-8000-000000000000', 'nonsense']) {
        const answer = await page.goto(`/events/${id}`);
        expect(answer?.status()).toBe(404);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      }
    });
  });
});
