import type { Locator } from '@playwright/test';
import { createEvent, listWith, uniqueWord } from './support/events';
import { signUp } from './support/people';
import { expect, test } from './support/test';

test.describe('A form', () => {
  test('gives the focus to the first wrong field, in the order of the page', async ({ page }) => {
    await page.goto('/register');
    const email = page.getByRole('textbox', { name: 'Email' });
    await expect(email).toHaveAttribute('autocomplete', 'email');
    const create = page.getByRole('button', { name: 'Create account' });
    await create.click();
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await expect(page.getByText('Please correct: Name, Email, Password.')).toBeAttached();
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
    await email.fill('ada@example.com');
    await create.click();
    await expect(page.getByRole('textbox', { name: 'Password', exact: true })).toBeFocused();
  });

  test.describe('that was refused', () => {
    test.use({ expectedComplaints: /status of 401/ });

    test('takes back what it said with the first letter, and keeps the address for a password manager', async ({
      page,
    }) => {
      await page.goto('/login');
      const email = page.getByRole('textbox', { name: 'Email' });
      await expect(email).toHaveAttribute('autocomplete', 'username');
      await page.getByRole('button', { name: 'Sign in' }).click();
      const complaint = page.getByText('Enter your password');
      await expect(complaint).toBeVisible();
      const password = page.getByRole('textbox', { name: 'Password' });
      await password.pressSequentially('a');
      await expect(complaint).toBeHidden();

      await email.fill(`${uniqueWord()}@example.com`);
      await password.fill('not the password 1');
      await page.getByRole('button', { name: 'Sign in' }).click();
      const refusal = page.locator('form').getByRole('alert').first();
      await expect(refusal).not.toBeEmpty();
      await password.pressSequentially('2');
      await expect(refusal).toBeEmpty();
    });
  });
});

test('the next page of the list begins at its top', async ({ page }) => {
  const word = uniqueWord();
  for (let count = 0; count < 13; count++) await createEvent({ title: `Evening ${word} ${count}` });
  await page.goto(listWith({ id: '', title: word }));
  const next = page.getByRole('link', { name: 'Next page' });
  await next.scrollIntoViewIfNeeded();
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  await next.click();
  await expect(page.getByRole('link', { name: 'Page 2' })).toHaveAttribute('aria-current', 'page');
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
});

test.describe('Without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the list and the page of an event say what works', async ({ page }) => {
    const event = await createEvent();
    // The driver turns scripts off after the browser has decided to leave this element closed.
    await page.route('**/events**', async (route) => {
      if (route.request().resourceType() !== 'document') return route.continue();
      const response = await route.fetch();
      const body = (await response.text()).replaceAll(/<(\/?)noscript>/g, '<$1div>');
      return route.fulfill({ response, body });
    });
    for (const address of [listWith(event), `/events/${event.id}`]) {
      await page.goto(address);
      await expect(page.getByText('Without JavaScript you can look at all events')).toBeVisible();
      await expect(page.getByRole('heading', { name: event.title })).toBeVisible();
    }
  });
});

test.describe('In forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  const hasEdge = (place: Locator) =>
    place.evaluate((element) => {
      const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
      return parseFloat(borderTopWidth) >= 1 && borderTopColor !== backgroundColor;
    });

  test('cards and what can be pressed have edges', async ({ page, context }) => {
    const event = await createEvent();
    await signUp(context);
    await page.goto(listWith(event));
    expect(await hasEdge(page.getByRole('article'))).toBe(true);
    const book = page.getByRole('button', { name: 'Book now' });
    expect(await hasEdge(book)).toBe(true);
    await book.click();
    for (const name of ['View ticket', 'Undo']) {
      const action = page.getByRole(name === 'Undo' ? 'button' : 'link', { name });
      await expect(action).toBeVisible();
      expect(await hasEdge(action), name).toBe(true);
    }
  });
});

test('a press on a link is answered before the page is there', async ({ page }) => {
  const event = await createEvent();
  await page.goto(listWith(event));
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(`**/events/${event.id}?_rsc=*`, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('link', { name: event.title }).click();
  const line = page.locator('[data-progress]');
  await expect(line).toBeVisible();
  letThrough();
  await expect(page.getByRole('heading', { name: event.title, level: 1 })).toBeVisible();
  await expect(line).toBeHidden();
});
