import { findViolations } from './support/axe';
import { signUp } from './support/people';
import { expect, test } from './support/test';

declare global {
  interface Window {
    mendBrowser?: () => void;
  }
}

const scripts = '**/_next/static/chunks/*.js';
const emptyList = "You haven't booked any events yet.";

test.describe('A page whose script is lost on the way', () => {
  test.use({ expectedComplaints: /Failed to load/ });

  test('says so below the header, and loads when asked again', async ({ page, context }) => {
    await signUp(context);
    await page.route(scripts, async (route) => {
      const response = await route.fetch();
      if ((await response.text()).includes(emptyList)) await route.abort('connectionreset');
      else await route.fulfill({ response });
    });
    await page.goto('/events');
    await page.getByRole('link', { name: 'My bookings' }).click();
    const heading = page.getByRole('heading', { name: 'This page could not be loaded' });
    await expect(heading).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
    // Waits for the scripts that are being fetched: a handler that is cut off answers a request twice.
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(emptyList)).toBeVisible();
    await expect(heading).toBeHidden();
  });
});

test.describe('A browser that an extension has broken', () => {
  test.use({ expectedComplaints: /Broken by an extension/ });

  test('is shown a page in place of everything, and the real one once it is mended', async ({
    page,
  }) => {
    // The frame of all pages listens to it, outside of what a page's own error page stands in for.
    await page.addInitScript(() => {
      const addEventListener = window.addEventListener.bind(window);
      window.addEventListener = (...rest: Parameters<typeof addEventListener>) => {
        if (rest[0] === 'pointerdown') throw new Error('Broken by an extension');
        addEventListener(...rest);
      };
      window.mendBrowser = () => Object.assign(window, { addEventListener });
    });
    await page.goto('/login');
    await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
    expect(await findViolations(page)).toEqual([]);
    await page.evaluate(() => window.mendBrowser?.());
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  });
});

test.describe('A browser that lets no tabs talk to each other', () => {
  test('shows every page all the same', async ({ page, context }) => {
    const { name } = await signUp(context);
    await page.addInitScript(() => {
      window.BroadcastChannel = class {
        constructor() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        }
      } as never;
    });
    await page.goto('/bookings');
    await expect(page.getByText(emptyList)).toBeVisible();
    await expect(page.getByRole('button', { name })).toBeVisible();
  });
});

test('an address that cannot be decoded is one that does not exist', async ({ page }) => {
  for (const file of ['', '/calendar.ics', '/share.png']) {
    const answer = await page.request.get(`/events/%ff${file}`);
    expect(answer.status()).toBe(404);
    expect(answer.headers()).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(await answer.text()).toContain('This page does not exist');
  }
});
