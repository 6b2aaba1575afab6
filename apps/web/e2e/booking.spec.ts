import { cardOf, countBookings, listWith, createEvent } from './support/events';
import { fillRegistration } from './support/forms';
import { newBuyer, newPerson, onAnotherDevice, signUp } from './support/people';
import { expect, test } from './support/test';

test.use({ reducedMotion: 'no-preference' });

const notOfTheSocket = ({ pathname }: URL) => !pathname.startsWith('/socket.io/');

test('register, browse, search, book, see the booking, cancel it', async ({ page }) => {
  const event = await createEvent({ totalTickets: 8 });
  await page.goto('/events');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Create one' }).click();
  const person = newPerson();
  await fillRegistration(page, person);
  await expect(page.getByRole('button', { name: person.name })).toBeVisible();

  await page.getByRole('textbox', { name: 'Search events' }).fill(event.title);
  await expect(page.getByRole('article')).toHaveCount(1);
  const card = cardOf(page, event);
  await card.getByRole('button', { name: 'Book now' }).click();
  await expect(page.getByText(`Successfully booked ${event.title}!`)).toBeVisible();
  await expect(card.getByRole('button', { name: 'Booked' })).toBeVisible();
  await expect(card).toContainText('7 left');

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'My bookings' })
    .click();
  const booking = page.getByRole('region', { name: 'Upcoming' }).getByRole('article');
  await expect(booking).toContainText(event.title);
  await booking.getByRole('button', { name: 'Cancel booking' }).click();
  const question = page.getByRole('alertdialog', { name: 'Cancel this booking?' });
  await expect(question).toContainText('goes back on sale');
  await question.getByRole('button', { name: 'Cancel booking' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('region', { name: 'Cancelled' })).toContainText(event.title);
  expect(await countBookings(event)).toBe(0);

  await page.goto(listWith(event));
  await expect(card).toContainText('8 left');
  await expect(card.getByRole('button', { name: 'Book now' })).toBeVisible();
});

test('the last seat goes in one window, and the other is told "Sold out" over the socket, and says so politely', async ({
  page,
  context,
  openWindow,
}) => {
  const event = await createEvent({ totalTickets: 1 });
  const otherWindow = await openWindow();
  await Promise.all([signUp(context), signUp(otherWindow)]);
  const other = await otherWindow.newPage();
  for (const window of [page, other]) {
    await window.goto(listWith(event));
    await expect(window.getByText('Live', { exact: true })).toBeVisible();
    await expect(cardOf(window, event).getByRole('button', { name: 'Book now' })).toBeVisible();
  }
  // Whatever a page might ask for instead of being told.
  await other.route(notOfTheSocket, (route) => route.abort());
  await cardOf(page, event).getByRole('button', { name: 'Book now' }).click();
  await expect(cardOf(page, event).getByRole('button', { name: 'Booked' })).toBeVisible();
  const sold = cardOf(other, event).getByRole('button', { name: 'Sold out' });
  await expect(sold).toBeVisible();
  await expect(sold).toBeDisabled();
  const said = other.getByText(`${event.title}: sold out.`);
  await expect(said).toHaveAttribute('aria-live', 'polite');
  expect(await countBookings(event)).toBe(1);
});

test.describe('A booking that is refused', () => {
  // The browser notes each refusal of the API in its console.
  test.use({ expectedComplaints: /status of 409/ });

  test('because the seats went between the click and the answer, says so', async ({
    page,
    context,
  }) => {
    const event = await createEvent({ totalTickets: 1 });
    const buyer = await newBuyer();
    await signUp(context);
    await page.route('**/api/book', async (route) => {
      await buyer.book(event);
      await route.continue();
    });
    await page.goto(listWith(event));
    await cardOf(page, event).getByRole('button', { name: 'Book now' }).click();
    await expect(
      page.getByText(`Sorry, tickets for ${event.title} are no longer available.`),
    ).toBeVisible();
    await expect(cardOf(page, event).getByRole('button', { name: 'Sold out' })).toBeVisible();
  });

  test('because the person has a seat already, says so', async ({ page, context }) => {
    const event = await createEvent();
    const person = await signUp(context);
    const device = await onAnotherDevice(person);
    await page.goto(listWith(event));
    await expect(cardOf(page, event).getByRole('button', { name: 'Book now' })).toBeVisible();
    await expect(page.getByRole('button', { name: person.name })).toBeVisible();
    await page.route('**/api/book', async (route) => {
      await device.book(event);
      await route.continue();
    });
    await cardOf(page, event).getByRole('button', { name: 'Book now' }).click();
    await expect(page.getByText('You have already booked this event.')).toBeVisible();
    await expect(cardOf(page, event).getByRole('button', { name: 'Booked' })).toBeVisible();
    expect(await countBookings(event)).toBe(1);
  });
});

test.describe('A booking whose answer is lost', () => {
  test.use({ expectedComplaints: /ERR_FAILED/ });

  test('is asked for again as the same booking before the person is told anything', async ({
    page,
    context,
  }) => {
    const event = await createEvent();
    await signUp(context);
    const keys: (string | undefined)[] = [];
    await page.route('**/api/book', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.goto(listWith(event));
    await cardOf(page, event).getByRole('button', { name: 'Book now' }).click();
    await expect(page.getByText(`Successfully booked ${event.title}!`)).toBeVisible();
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(keys[0]).toBeTruthy();
    expect(await countBookings(event)).toBe(1);
  });
});
