import { cardOf, listWith, createEvent } from './support/events';
import { newBuyer } from './support/people';
import { expect, test } from './support/test';

test.describe('An open page', () => {
  test('shows the true count after a time offline', async ({ page, context }) => {
    const event = await createEvent({ totalTickets: 5 });
    const buyer = await newBuyer();
    await page.goto(listWith(event));
    await expect(page.getByText('Live', { exact: true })).toBeVisible();

    await context.setOffline(true);
    await expect(page.getByText('No connection. Counts may be out of date')).toBeVisible();
    await buyer.book(event);
    await expect(cardOf(page, event)).toContainText('5 left');

    await context.setOffline(false);
    await expect(cardOf(page, event)).toContainText('4 left');
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await expect(page.getByText('No connection.')).toBeHidden();
  });

  test('asks for the counts itself while the socket does not come through', async ({ page }) => {
    const event = await createEvent({ totalTickets: 5 });
    const buyer = await newBuyer();
    await page.routeWebSocket('**/socket.io/**', (socket) => socket.close());
    await page.route('**/socket.io/**', (route) => route.abort());
    await page.goto(listWith(event));
    await expect(page.getByText('Live updates are paused.')).toBeVisible();
    await buyer.book(event);
    await expect(cardOf(page, event)).toContainText('4 left');
  });

  test.use({ expectedComplaints: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket connection/ });
});
