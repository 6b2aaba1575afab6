import { cardOf, listWith, createEvent } from './support/events';
import { newBuyer } from './support/people';
import { expect, test } from './support/test';

const notOfTheSocket = ({ pathname }: URL) => !pathname.startsWith('/socket.io/');

test.describe('An open page', () => {
  test('is told "Sold out" over the socket, in every window', async ({ page, openWindow }) => {
    const event = await createEvent({ totalTickets: 1 });
    const other = await (await openWindow()).newPage();
    const buyer = await newBuyer();
    for (const window of [page, other]) {
      await window.goto(listWith(event));
      await expect(cardOf(window, event)).toContainText('1 left');
      await expect(window.getByText('Live', { exact: true })).toBeVisible();
      // Whatever a page might ask for instead of being told.
      await window.route(notOfTheSocket, (route) => route.abort());
    }
    await buyer.book(event);
    for (const window of [page, other]) {
      await expect(cardOf(window, event)).toContainText('Sold out');
    }
  });

  test('tells screen readers of it, politely', async ({ page }) => {
    const event = await createEvent({ totalTickets: 1 });
    const buyer = await newBuyer();
    await page.goto(listWith(event));
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await buyer.book(event);
    await expect(page.getByText(`${event.title}: sold out.`)).toHaveAttribute(
      'aria-live',
      'polite',
    );
  });

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
