import type { Page } from '@playwright/test';
import { listCaches } from './support/caches';
import { createEvent, type TestEvent } from './support/events';
import { fillRegistration } from './support/forms';
import { expect, test } from './support/line';
import { newPerson } from './support/people';
import { codeOf, holdTicket } from './support/tickets';

/** Not every browser notices, after a reload, that it is offline: then it says that nobody answers. */
const lastCheck = (page: Page) =>
  page.getByText(/^Checked today at .*, (?:offline|no answer) now$/);

/** Looks at the ticket until the browser has what it needs to show it again without a network. */
async function lookAtTicket(page: Page, bookingId: string): Promise<void> {
  await page.goto(`/bookings/${bookingId}`);
  await expect(codeOf(page)).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
}

test.describe('Without a network', () => {
  // A browser notes in its console that it cannot reach anybody.
  test.use({
    serviceWorkers: 'allow',
    expectedComplaints: /net::ERR_|fetch RSC payload|WebSocket connection/,
  });

  let event: TestEvent;
  test.beforeEach(async () => {
    event = await createEvent();
  });

  test('a ticket is there with its code, and with the time of the last check', async ({
    page,
    context,
    goOffline,
  }) => {
    const { booking } = await holdTicket(context, event);
    await lookAtTicket(page, booking.id);
    const reference = await page.getByText(/^LS-/).first().textContent();
    await goOffline();
    await page.reload();
    await expect(page.getByRole('heading', { name: event.title })).toBeVisible();
    await expect(codeOf(page)).toHaveAccessibleName(`QR code of the booking ${reference}`);
    await expect(page.getByRole('article')).toContainText('Ada Lindt');
    await expect(lastCheck(page)).toBeVisible();

    await page.getByRole('link', { name: 'My bookings' }).last().click();
    await expect(page.getByRole('heading', { name: 'My bookings' })).toBeVisible();
    await expect(lastCheck(page)).toBeVisible();
    await page.getByRole('link', { name: `View ticket for ${event.title}` }).click();
    await expect(codeOf(page)).toBeVisible();
  });

  test('the code turns void as soon as the network says that it is', async ({
    page,
    context,
    goOffline,
    goOnline,
  }) => {
    const { booking, cancel } = await holdTicket(context, event);
    await lookAtTicket(page, booking.id);
    await goOffline();
    await page.reload();
    await expect(codeOf(page)).toBeVisible();
    await cancel();
    await goOnline();
    await expect(page.getByText('not valid any more')).toBeVisible();
    await expect(lastCheck(page)).toBeHidden();

    await goOffline();
    await page.reload();
    await expect(page.getByText('No tickets are kept in this browser.')).toBeVisible();
    await expect(codeOf(page)).toBeHidden();
  });

  test('nothing is left of the tickets after a log-out', async ({ page, context, goOffline }) => {
    const { booking } = await holdTicket(context, event);
    await lookAtTicket(page, booking.id);
    await page.getByRole('button', { name: 'Ada Lindt' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    // Nothing is on its way any more: a page that is cut off as it loads makes the browser leave for its error.
    await expect(page).toHaveURL((url) => url.pathname === '/login');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(event.title);

    await goOffline();
    await page.goto(`/bookings/${booking.id}`);
    await expect(page.getByText('No tickets are kept in this browser.')).toBeVisible();
    await expect(page.getByText(event.title)).toBeHidden();
  });

  test('the next person finds no ticket of the one before, whose session was cut off', async ({
    page,
    context,
    goOffline,
  }) => {
    const { booking } = await holdTicket(context, event);
    await lookAtTicket(page, booking.id);
    await context.clearCookies();
    await page.goto('/register?next=%2Fbookings');
    await fillRegistration(page, newPerson());
    await expect(page.getByText("You haven't booked any events yet.")).toBeVisible();
    await goOffline();
    await page.goto(`/bookings/${booking.id}`);
    await expect(page.getByText('No tickets are kept in this browser.')).toBeVisible();
  });

  test('other pages are away, and nothing of a person is in the cache', async ({
    page,
    context,
    goOffline,
  }) => {
    const { booking } = await holdTicket(context, event);
    await lookAtTicket(page, booking.id);
    await page.goto(`/events/${event.id}`);
    await page.goto('/bookings');
    await expect(page.getByRole('article')).toBeVisible();
    const kept = await listCaches(page);
    expect(kept).toContain('/tickets/offline');
    expect(kept.filter((path) => !/^\/(_next\/static\/|tickets\/offline$)/.test(path))).toEqual([]);
    await goOffline();
    await expect(page.goto(`/events/${event.id}`)).rejects.toThrow(
      /ERR_INTERNET_DISCONNECTED|ERR_PROXY_CONNECTION_FAILED/,
    );
  });
});

test.describe('While a server answers', () => {
  test.use({ serviceWorkers: 'allow', expectedComplaints: /status of 503/ });

  test('its error is shown and no kept page', async ({ page, context }) => {
    const { booking } = await holdTicket(context, await createEvent());
    await lookAtTicket(page, booking.id);
    await context.route(`**/bookings/${booking.id}`, (route) =>
      route.fulfill({ status: 503, contentType: 'text/plain', body: 'Too busy' }),
    );
    const answer = await page.reload();
    expect(answer?.status()).toBe(503);
    await expect(page.getByText('Too busy')).toBeVisible();
  });

  test('another release brings its own kept page, and takes the old one away', async ({
    page,
    context,
  }) => {
    const { booking } = await holdTicket(context, await createEvent());
    await lookAtTicket(page, booking.id);
    const [before] = await page.evaluate(() => caches.keys());
    await page.evaluate(() => navigator.serviceWorker.register('/sw.js?release=next'));
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['lastseat.offline.next']);
    expect(before).not.toBe('lastseat.offline.next');
    expect(await listCaches(page)).toContain('/tickets/offline');
  });
});
