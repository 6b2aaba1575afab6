import type { Page } from '@playwright/test';
import { cardOf, listWith, createEvent } from './support/events';
import { onAnotherDevice, signUp } from './support/people';
import { expect, test } from './support/test';

declare global {
  interface Window {
    /** The directives that were violated on this page. */
    violations?: string[];
    hasRunForeignScript?: boolean;
  }
}

async function noteViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => {
      window.violations?.push(`${effectiveDirective} ${sample}`.trim());
    });
  });
}

const readViolations = (page: Page) => page.evaluate(() => window.violations);

test.describe('The content security policy', () => {
  test.use({ expectedComplaints: /status of 404/ });

  test('is new at every request, and no page violates it', async ({ page, context }) => {
    const event = await createEvent();
    await (await onAnotherDevice(await signUp(context))).book(event);
    await noteViolations(page);
    const nonces = new Set<string>();
    const addresses = [
      '/events',
      `/events/${event.id}`,
      '/bookings',
      '/nowhere',
      '/events/nowhere',
    ];
    const forTheSignedOut = ['/login?next=%2Fevents&ended=1', '/register?next=%2Fevents&ended=1'];
    for (const address of [...addresses, ...forTheSignedOut]) {
      const answer = await page.goto(address, { waitUntil: 'networkidle' });
      const policy = answer?.headers()['content-security-policy'] ?? '';
      expect(policy, address).not.toContain('unsafe');
      const nonce = /script-src 'self' 'nonce-([\w+/=]{22,})' 'strict-dynamic'/.exec(policy)?.[1];
      expect(nonce, address).toBeDefined();
      nonces.add(nonce ?? '');
      expect(await readViolations(page), address).toEqual([]);
      const markup = await (await context.request.get(address)).text();
      expect(markup.match(/<[^>]+\sstyle=/g), address).toBeNull();
    }
    expect(nonces.size).toBe(addresses.length + forTheSignedOut.length);
  });

  test('allows what comes later: toasts, the dialog and the account menu', async ({
    page,
    context,
  }) => {
    const event = await createEvent();
    const person = await signUp(context);
    await noteViolations(page);
    await page.goto(listWith(event));
    await cardOf(page, event).getByRole('button', { name: 'Book now' }).click();
    await expect(page.getByText(`Successfully booked ${event.title}!`)).toBeVisible();
    await page.getByRole('link', { name: 'My bookings' }).click();
    await page.getByRole('button', { name: 'Cancel booking' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: person.name }).click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    expect(await readViolations(page)).toEqual([]);
  });
});

/** Those of the first that have none of their own among the second. */
function missing(wanted: readonly string[], found: readonly string[]): string[] {
  const left = [...found];
  return wanted.filter((directive) => {
    const index = left.findIndex((violation) => violation.split(' ')[0] === directive);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}

test.describe('Markup that somebody smuggled into a page', () => {
  // React's #418: what it did not render is in the page; the picture that is not there; and what Chromium
  // looks for ahead of time by the base that the policy then forbids.
  test.use({
    expectedComplaints:
      /Content Security Policy|React error #418|status of 404|ERR_NAME_NOT_RESOLVED/,
  });

  const smuggled = {
    'an inline script': ['<script>window.hasRunForeignScript = true</script>', 'script-src-elem'],
    'a script with a guessed nonce': [
      '<script nonce="AAAAAAAAAAAAAAAAAAAAAA==">window.hasRunForeignScript = true</script>',
      'script-src-elem',
    ],
    'an attribute that is a script': [
      '<img src="/nothing.png" alt="" onerror="window.hasRunForeignScript = true">',
      'script-src-attr',
    ],
    'a script of another site': [
      '<script src="https://example.com/a.js"></script>',
      'script-src-elem',
    ],
    'a form that leads away': [
      '<form action="https://example.com/"><button>Win a seat</button></form>',
      'form-action',
    ],
    'another base for all addresses': ['<base href="https://example.com/">', 'base-uri'],
    'a style': ['<p style="position: fixed; inset: 0">Sign in here</p>', 'style-src-attr'],
  } as const;

  test('has no effect, whatever it is', async ({ page }) => {
    await noteViolations(page);
    const markup = Object.values(smuggled).map(([text]) => text);
    await page.route('**/login', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('</main>', `${markup.join('')}</main>`);
      await route.fulfill({ response, body });
    });
    // What it would do on its own counts, so it need not survive the hydration.
    await page.goto('/login', { waitUntil: 'networkidle' });
    await page.evaluate(() => {
      const form = document.createElement('form');
      form.action = 'https://example.com/';
      document.body.append(form);
      form.submit();
    });
    const wanted = Object.values(smuggled).map(([, directive]) => directive);
    await expect.poll(async () => missing(wanted, (await readViolations(page)) ?? [])).toEqual([]);
    expect(await page.evaluate(() => window.hasRunForeignScript)).toBeUndefined();
    expect(await page.evaluate(() => location.pathname)).toBe('/login');
  });
});
