import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { createEvent } from './support/events';
import { expect, test } from './support/test';
import { codeOf, holdTicket } from './support/tickets';

declare global {
  interface Window {
    /** What the page asked of the browser. */
    asked?: { locks: string[]; shared: ShareData[] };
  }
}

const halfOfA4InMm = 148.5;
const pixelsPerMm = 96 / 25.4;
const marginInMm = 12;

/** In place of what needs a phone: says yes, and notes it. */
async function noteRequests(page: Page, { canShare }: { canShare: boolean }): Promise<void> {
  await page.addInitScript((hasShare) => {
    const asked = { locks: [] as string[], shared: [] as ShareData[] };
    window.asked = asked;
    const request = async (type: string) => {
      asked.locks.push(`take ${type}`);
      return { release: async () => void asked.locks.push('release') };
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
    const share = async (data: ShareData) => void asked.shared.push(data);
    if (hasShare) Object.defineProperty(navigator, 'share', { value: share });
    else Reflect.deleteProperty(Navigator.prototype, 'share');
  }, canShare);
}

test.describe('A ticket', () => {
  test('has all that counts on the first screen of a small phone, and its code over the whole of it, awake', async ({
    page,
    context,
  }) => {
    await page.setViewportSize({ width: 375, height: 667 });
    await noteRequests(page, { canShare: true });
    const event = await createEvent({ title: 'An Evening with the City Orchestra' });
    const { booking } = await holdTicket(context, event);
    await page.goto(`/bookings/${booking.id}`);
    const code = codeOf(page);
    await expect(code).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('heading', { name: event.title })).toBeInViewport({ ratio: 1 });
    await expect(page.getByText('Vienna time')).toBeInViewport({ ratio: 1 });
    expect((await code.boundingBox())?.width).toBeGreaterThanOrEqual(200);

    const opener = page.getByRole('button', { name: 'Show larger' });
    await opener.press('Enter');
    const dialog = page.getByRole('dialog', { name: event.title });
    expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 375, height: 667 });
    await expect(dialog).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    expect((await codeOf(dialog).boundingBox())?.width).toBeGreaterThanOrEqual(340);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();

    await page.getByRole('button', { name: 'Share with a friend' }).click();
    const shared = { title: event.title, url: new URL(`/events/${event.id}`, page.url()).href };
    await expect.poll(() => page.evaluate(() => window.asked?.shared)).toEqual([shared]);

    const locks = () => page.evaluate(() => window.asked?.locks);
    await expect.poll(locks).toEqual(['take screen']);
    await page.getByRole('link', { name: 'My bookings' }).last().click();
    await expect(page.getByRole('heading', { name: 'My bookings' })).toBeVisible();
    await expect.poll(locks).toEqual(['take screen', 'release']);
  });

  test('shares the event and never itself, by the clipboard where the browser has no dialog for it', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await noteRequests(page, { canShare: false });
    const event = await createEvent();
    const { booking } = await holdTicket(context, event);
    await page.goto(`/bookings/${booking.id}`);
    await page.getByRole('button', { name: 'Share with a friend' }).click();
    await expect(page.getByText('The link to the event is copied.')).toBeVisible();
    const url = new URL(`/events/${event.id}`, page.url()).href;
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
  });

  test('is one page on paper, black on white, and no more than half of an A4', async ({
    page,
    context,
  }) => {
    const event = await createEvent({
      title: 'An Evening with the City Orchestra and the Choir of the Old Town Hall',
      address: 'Sarmiento 151, C1041 Buenos Aires',
      timeZone: 'America/Argentina/Buenos_Aires',
    });
    const { booking } = await holdTicket(context, event);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`/bookings/${booking.id}`);
    await expect(codeOf(page)).toBeVisible();
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);

    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const width = Math.floor((210 - 2 * marginInMm) * pixelsPerMm);
    await page.setViewportSize({ width, height: 1000 });
    const ticket = page.getByRole('article');
    const box = await ticket.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(
      (halfOfA4InMm - marginInMm) * pixelsPerMm,
    );
    await expect(ticket).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(ticket.getByRole('heading')).toHaveCSS('color', 'rgb(0, 0, 0)');
    await expect(codeOf(page)).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });

  test('of several seats has a code for each, on the screen, on paper and in the file', async ({
    page,
    context,
  }) => {
    await page.setViewportSize({ width: 375, height: 667 });
    const event = await createEvent({ maxPerPerson: 3 });
    const { booking } = await holdTicket(context, event, 3);
    await page.goto(`/bookings/${booking.id}`);
    await expect(codeOf(page)).toHaveAccessibleName(/, seat 1 of 3$/);
    const next = page.getByRole('button', { name: 'Next seat' });
    await next.click();
    await expect(codeOf(page)).toHaveAccessibleName(/, seat 2 of 3$/);
    await next.press('Enter');
    await expect(codeOf(page)).toHaveAccessibleName(/, seat 3 of 3$/);

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download PDF' }).click();
    const file = await readFile(await (await saving).path(), 'latin1');
    expect(file).toMatch(/^%PDF-/);
    expect(file.match(/\/Type \/Page\b/g)).toHaveLength(1);

    await page.emulateMedia({ media: 'print' });
    for (const [index, ticket] of (await page.getByRole('article').all()).entries()) {
      const seat = new RegExp(`, seat ${index + 1} of 3$`);
      await expect(codeOf(ticket)).toHaveAccessibleName(seat);
    }
    await expect(page.getByRole('article')).toHaveCount(3);
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  test('of somebody else says that there is none', async ({ page, context, openWindow }) => {
    const { booking } = await holdTicket(await openWindow(), await createEvent());
    await holdTicket(context, await createEvent());
    await page.goto(`/bookings/${booking.id}`);
    await expect(page.getByRole('heading', { name: 'There is no such ticket' })).toBeVisible();
  });
});
