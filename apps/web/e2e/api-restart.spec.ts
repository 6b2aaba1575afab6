import { cardOf, listWith, createEvent } from './support/events';
import { newBuyer } from './support/people';
import { startApi, stopApi } from './support/test-server';
import { expect, test } from './support/test';

// What fails while the API is away, the browser notes in its console; #441 is React's number for
// an error on the server.
test.use({ expectedComplaints: /Failed to load resource|WebSocket connection|React error #441/ });

test.describe('While the API is restarted', () => {
  test.afterEach(startApi);

  test('an open page says so, and comes back to the true count by itself', async ({ page }) => {
    const event = await createEvent({ totalTickets: 5 });
    await page.goto(listWith(event));
    await expect(page.getByText('Live', { exact: true })).toBeVisible();

    await stopApi();
    await expect(page.getByText('No connection. Counts may be out of date')).toBeVisible();
    await startApi();
    const buyer = await newBuyer();
    await buyer.book(event);
    await expect(cardOf(page, event)).toContainText('4 left');
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await expect(page.getByText('No connection.')).toBeHidden();
  });

  test('a new page says that it cannot load, and loads when asked again', async ({ page }) => {
    const event = await createEvent();
    await stopApi();
    await page.goto(listWith(event));
    await expect(page.getByRole('heading', { name: 'could not be loaded' })).toBeVisible();
    await startApi();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(cardOf(page, event)).toBeVisible();
  });
});
