import { cardOf, createEvent, uniqueWord } from './support/events';
import { expect, test } from './support/test';

test.describe('Finding an event', () => {
  test('forgives a typo and an accent', async ({ page }) => {
    await page.goto('/events?search=bookbindng');
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.getByRole('heading', { name: 'Introduction to Bookbinding' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Search events' }).fill('krakow marathon');
    await expect(page.getByRole('heading', { name: 'City Half Marathon' })).toBeVisible();
  });

  test('keeps each filter in the address, and "All events" leads back to the list as it was', async ({
    page,
  }) => {
    const word = uniqueWord();
    const free = await createEvent({ title: `Free ${word}`, priceCents: 0 });
    const paid = await createEvent({ title: `Paid ${word}` });
    await page.goto(`/events?search=${word}`);
    await expect(page.getByRole('article')).toHaveCount(2);
    await page.getByRole('combobox', { name: 'Price' }).selectOption('Free');
    await expect(page).toHaveURL(`/events?search=${word}&price=free`);
    await expect(cardOf(page, paid)).toBeHidden();
    await expect(page.getByRole('status').first()).toHaveText(`1 free event for “${word}”`);
    await page
      .getByRole('link', { name: /^Music/ })
      .first()
      .click();
    await expect(page).toHaveURL(`/events?search=${word}&category=Music&price=free`);

    await page.getByRole('link', { name: free.title }).click();
    await expect(page.getByRole('heading', { level: 1, name: free.title })).toBeVisible();
    await page.getByRole('link', { name: 'All events', exact: true }).click();
    await expect(page).toHaveURL(`/events?search=${word}&category=Music&price=free`);
    await expect(cardOf(page, free)).toBeVisible();
    await page.goBack();
    await page.goBack();
    await expect(page.getByRole('combobox', { name: 'Price' })).toHaveValue('free');
  });

  test('hides what is sold out when only seats left are wanted', async ({ page }) => {
    const word = uniqueWord();
    await createEvent({ title: `Gone ${word}`, totalTickets: 5, remainingTickets: 0 });
    const open = await createEvent({ title: `Open ${word}` });
    await page.goto(`/events?search=${word}`);
    await expect(page.getByRole('article')).toHaveCount(2);
    await page.getByRole('button', { name: 'Seats left' }).click();
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(cardOf(page, open)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Seats left' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  test('shows past events, the latest first, when they are asked for', async ({ page }) => {
    const word = uniqueWord();
    const long = await createEvent({ title: `Long ago ${word}`, daysFromNow: -40 });
    const lately = await createEvent({ title: `Lately ${word}`, daysFromNow: -2 });
    await page.goto(`/events?search=${word}&sort=date`);
    await expect(page.getByRole('heading', { name: 'No events' })).toBeVisible();
    await page.getByRole('combobox', { name: 'When' }).selectOption('Past events');
    await expect(page.getByRole('heading', { level: 1, name: 'Past events' })).toBeVisible();
    await expect(page.getByRole('article').first()).toContainText(lately.title);
    await expect(page.getByRole('article').last()).toContainText(long.title);
    const cards = page.getByRole('article');
    await expect(cards.getByText('Has started')).toHaveCount(2);
    // Neither a seat to book nor one to count.
    await expect(cards.getByText('Book now')).toHaveCount(0);
    await expect(cards.getByText(/\d left/)).toHaveCount(0);
  });

  test('says what to take away when nothing fits all of it', async ({ page }) => {
    const word = uniqueWord();
    const event = await createEvent({ title: `Costly ${word}` });
    await page.goto(`/events?search=${word}&price=free&available=true`);
    await expect(page.getByRole('heading', { name: /^No free events for/ })).toBeVisible();
    await page.getByRole('link', { name: 'Without free' }).click();
    await expect(page).toHaveURL(`/events?search=${word}&available=true`);
    await expect(cardOf(page, event)).toBeVisible();
  });
});

test.describe('A saved event', () => {
  test('is on the page of the saved ones, over a reload and in another window', async ({
    page,
  }) => {
    const event = await createEvent();
    const heart = () => page.getByRole('button', { name: `Save ${event.title}` });
    await page.goto(`/events?search=${encodeURIComponent(event.title)}`);
    await heart().click();
    await expect(heart()).toHaveAttribute('aria-pressed', 'true');
    await page.reload();
    await expect(heart()).toHaveAttribute('aria-pressed', 'true');

    const other = await page.context().newPage();
    await other.goto(`/events/${event.id}`);
    await expect(other.getByRole('button', { name: 'Save' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await page.getByRole('link', { name: 'Saved (1)' }).click();
    await expect(page.getByRole('heading', { name: 'Saved events' })).toBeVisible();
    await expect(cardOf(page, event)).toContainText('20 left');
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(heart()).toHaveAttribute('aria-pressed', 'false');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Nothing saved yet' })).toBeVisible();
  });
});

test('The first page says what this is, shows something that sells, and leads to the events', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: /^See all/ }).click();
  await expect(page).toHaveURL('/events?available=true');
  await expect(page.getByRole('article').first()).toBeVisible();
});
