import { listWith, cardOf, createEvent, uniqueWord } from './support/events';
import { expect, test } from './support/test';

test.describe('The list of events', () => {
  test('is there before any script', async ({ browser, baseURL }) => {
    const event = await createEvent();
    const window = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const page = await window.newPage();
    await page.goto(listWith(event));
    await expect(cardOf(page, event)).toContainText('20 left');
    await expect(cardOf(page, event)).toContainText('€25');
    await page.getByRole('textbox', { name: 'Search events' }).fill('nothing like it');
    await page.getByRole('textbox', { name: 'Search events' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'No events' })).toBeVisible();
    await window.close();
  });

  test('finds what is typed, and keeps it in an address that others can open', async ({
    page,
    openWindow,
  }) => {
    const event = await createEvent();
    await page.goto('/events');
    await page.getByRole('textbox', { name: 'Search events' }).fill(event.title.toUpperCase());
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(cardOf(page, event)).toBeVisible();
    await expect(page.getByRole('status').first()).toContainText('1 event for');

    const elsewhere = await (await openWindow()).newPage();
    await elsewhere.goto(page.url());
    await expect(elsewhere.getByRole('article')).toHaveCount(1);
    await expect(cardOf(elsewhere, event)).toBeVisible();
  });

  test('finds what was typed before its scripts came', async ({ page }) => {
    const event = await createEvent();
    let endTyping = () => {};
    const isTyped = new Promise<void>((resolve) => (endTyping = resolve));
    await page.route('**/_next/static/**/*.js', async (route) => {
      await isTyped;
      await route.continue();
    });
    await page.goto('/events', { waitUntil: 'commit' });
    await page.getByRole('textbox', { name: 'Search events' }).fill(event.title);
    endTyping();
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(cardOf(page, event)).toBeVisible();
  });

  test('takes one search as one step back, however it was typed', async ({ page }) => {
    const event = await createEvent();
    await page.goto('/events?sort=title');
    const field = page.getByRole('textbox', { name: 'Search events' });
    for (const part of ['Even', event.title]) {
      await field.fill(part);
      await expect(page).toHaveURL((url) => url.searchParams.get('search') === part);
    }
    await page.goBack();
    await expect(page).toHaveURL('/events?sort=title');
    await expect(field).toHaveValue('');
    await page.goForward();
    await expect(field).toHaveValue(event.title);
    await expect(cardOf(page, event)).toBeVisible();
  });

  test('asks the server once for a word typed without a pause', async ({ page }) => {
    const searches: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      const search = url.searchParams.get('search');
      if (url.pathname === '/events' && search !== null) searches.push(search);
    });
    await page.clock.install();
    await page.goto('/events');
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    // The page's clock stands still while somebody types: on a busy machine keys come with pauses.
    // It can only be stopped at a time to come.
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.getByRole('textbox', { name: 'Search events' }).pressSequentially('zyxwvut');
    await page.clock.resume();
    await expect(page.getByRole('heading', { name: 'No events' })).toBeVisible();
    expect(searches).toEqual(['zyxwvut']);
  });

  test('says when nothing is found, and leads back', async ({ page }) => {
    await page.goto('/events?search=nothing+like+it&sort=price');
    await expect(
      page.getByRole('heading', { name: 'No events for “nothing like it”' }),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Clear search' }).click();
    await expect(page).toHaveURL('/events?sort=price');
    await expect(page.getByRole('textbox', { name: 'Search events' })).toHaveValue('');
    await expect(page.getByRole('article').first()).toBeVisible();
  });

  test('sorts by price, and turns the pages of what was found', async ({ page }) => {
    const word = uniqueWord();
    for (let price = 1; price <= 13; price++) {
      await createEvent({ title: `Concert ${word} ${price}`, priceCents: price * 100 });
    }
    await page.goto(`/events?search=${word}`);
    await page.getByRole('combobox', { name: 'Sort events' }).selectOption('Price, highest first');
    await expect(page.getByRole('article').first()).toContainText(`Concert ${word} 13`);
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect(page).toHaveURL(`/events?search=${word}&sort=price-desc&page=2`);
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.getByRole('article')).toContainText(`Concert ${word} 1`);
    await page.goBack();
    await expect(page.getByRole('article')).toHaveCount(12);
  });

  test('shows the colour and the words of what is left', async ({ page }) => {
    const word = uniqueWord();
    await createEvent({ title: `${word} A`, totalTickets: 10, remainingTickets: 0 });
    await createEvent({ title: `${word} B`, totalTickets: 10, remainingTickets: 3 });
    await createEvent({ title: `${word} C`, status: 'cancelled' });
    await createEvent({ title: `${word} D`, priceCents: 0 });
    await page.goto(`/events?search=${word}&sort=title`);
    const cards = page.getByRole('article');
    await expect(cards.nth(0)).toContainText('Sold out');
    await expect(cards.nth(1)).toContainText('3 left');
    await expect(cards.nth(2)).toContainText('Cancelled');
    await expect(cards.nth(3)).toContainText('Free');
  });
});
