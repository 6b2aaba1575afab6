import type { BrowserContext, Page } from '@playwright/test';
import { createEvent } from './support/events';
import { openOrganiser } from './support/organisers';
import { expect, test } from './support/test';
import { codeOf, holdTicket } from './support/tickets';

// Far away, so that the visitor's own time is on the page too.
const concert = () =>
  createEvent({ title: 'An Evening with the City Orchestra', timeZone: 'America/Lima' });

const seeLiveCounts = (page: Page) => expect(page.getByText('Live', { exact: true })).toBeVisible();

/** Open when this returns, with everything on it that has to come. */
const openings: Record<string, (page: Page, context: BrowserContext) => Promise<void>> = {
  'the landing page': async (page) => {
    await page.goto('/');
    await seeLiveCounts(page);
  },
  'the list': async (page) => {
    await page.goto('/events');
    await seeLiveCounts(page);
  },
  'the page of an event': async (page) => {
    await page.goto(`/events/${(await concert()).id}`);
    await expect(page.getByText('watching now')).toBeVisible();
    await seeLiveCounts(page);
  },
  'a ticket': async (page, context) => {
    const { booking } = await holdTicket(context, await concert());
    await page.goto(`/bookings/${booking.id}`);
    await expect(codeOf(page)).toBeVisible();
  },
  'the page of an organiser': async (page, context) => {
    const { id, slug } = await openOrganiser({ window: context, role: 'owner' });
    const { title } = await createEvent({ organiserId: id });
    await page.goto(`/o/${slug}`);
    await expect(page.getByRole('article')).toContainText(title);
    await seeLiveCounts(page);
  },
  'the console': async (page, context) => {
    const { id, slug } = await openOrganiser({ window: context, role: 'owner' });
    const { title } = await createEvent({ organiserId: id, daysFromNow: 5 });
    await page.goto(`/organise/${slug}`);
    await expect(page.getByRole('region', { name: 'Next up' })).toContainText(title);
    await expect(page.getByRole('region', { name: 'Needs attention' })).toContainText(title);
  },
};

// The font never comes: what it moves by coming late depends on the machine, what the page moves does not.
test.use({
  reducedMotion: 'no-preference',
  viewport: { width: 375, height: 812 },
  expectedComplaints: /ERR_FAILED/,
});

for (const [name, open] of Object.entries(openings)) {
  test(`nothing on ${name} moves while it loads on a phone`, async ({ page, context }) => {
    await page.route('**/*.woff2', (route) => route.abort());
    await page.addInitScript(rememberShifts);
    await open(page, context);
    expect(await page.evaluate(readShifts)).toEqual([]);
  });
}

interface LayoutShift extends PerformanceEntry {
  value: number;
  sources: { node: Node | null }[];
}

/** In the page: what has moved, and by how much of the window. */
function rememberShifts(): void {
  const shifts: string[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as LayoutShift[]) {
      const moved = sources.map(({ node }) => node?.textContent?.slice(0, 40) ?? 'gone');
      shifts.push(`${value.toFixed(4)}: ${moved.join(', ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** In the page: once it has told of the frame that is on its way. */
async function readShifts(): Promise<string[] | undefined> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return (globalThis as { shifts?: string[] }).shifts;
}
