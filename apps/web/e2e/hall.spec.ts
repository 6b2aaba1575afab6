import { cardOf, createEvent, listWith, type TestEvent } from './support/events';
import { countLitLights, hallOf } from './support/lit-lights';
import { newBuyer, signUp } from './support/people';
import { expect, test } from './support/test';
import type { Page } from '@playwright/test';

test.use({ reducedMotion: 'no-preference' });

async function openHall(page: Page, { id }: TestEvent): Promise<void> {
  await page.goto(`/events/${id}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}

test.describe('The hall of an event', () => {
  test("loses exactly one light by another person's booking, while one looks", async ({ page }) => {
    const event = await createEvent({ totalTickets: 20, remainingTickets: 12 });
    const buyer = await newBuyer();
    await openHall(page, event);
    await expect(hallOf(page)).toHaveAccessibleName('Hall with 20 seats: 8 taken, 12 free');
    expect(await countLitLights(page)).toBe(12);
    await buyer.book(event);
    await expect(hallOf(page).locator('canvas')).toHaveAttribute('data-taken', '9');
    await expect.poll(() => countLitLights(page)).toBe(11);
    await expect(hallOf(page)).toHaveAccessibleName('Hall with 20 seats: 9 taken, 11 free');
  });

  test("shows one's own seat, and says that one is", async ({ page, context }) => {
    const event = await createEvent({ totalTickets: 20 });
    await signUp(context);
    await openHall(page, event);
    await page.getByRole('button', { name: 'Book now' }).click();
    await expect(page.getByRole('link', { name: 'View ticket' })).toBeVisible();
    await expect(hallOf(page)).toHaveAccessibleName(/: 1 taken, 19 free\. One is yours\.$/);
    await expect(page.locator('[data-own-seat="booked"]')).toBeVisible();
    await expect.poll(() => countLitLights(page)).toBe(19);
    const place = await page.locator('[data-own-seat]').boundingBox();
    await page.reload();
    await expect(page.locator('[data-own-seat="booked"]')).toBeVisible();
    expect(await page.locator('[data-own-seat]').boundingBox()).toEqual(place);
  });

  test('stands for many seats by each light where there are too many to be told apart', async ({
    page,
  }) => {
    const event = await createEvent({ totalTickets: 100_000 });
    await openHall(page, event);
    await expect(page.getByText('Each light is up to 34 free seats')).toBeVisible();
    await expect(hallOf(page).locator('canvas')).toHaveAttribute('data-free', '100000');
  });

  test('keeps its place and its looks when the scripts take over', async ({ page, browser }) => {
    const event = await createEvent({ totalTickets: 20, remainingTickets: 12 });
    const window = await browser.newContext({ javaScriptEnabled: false });
    const still = await window.newPage();
    await still.goto(new URL(`/events/${event.id}`, test.info().project.use.baseURL).href);
    await expect(hallOf(still)).toHaveAccessibleName('Hall with 20 seats: 8 taken, 12 free');
    await expect(hallOf(still).locator('svg')).toHaveCount(2);
    await openHall(page, event);
    await expect(hallOf(page).locator('svg')).toHaveCount(1);
    expect(await placeOf(page)).toEqual(await placeOf(still));
    await window.close();
  });
});

test.describe('Whoever wants no motion', () => {
  test.use({ reducedMotion: 'reduce' });

  test('sees a seat go dark in one step', async ({ page }) => {
    const event = await createEvent({ totalTickets: 20 });
    const buyer = await newBuyer();
    await openHall(page, event);
    const canvas = hallOf(page).locator('canvas');
    await expect(canvas).toHaveAttribute('data-free', '20');
    await countDrawings(page);
    await buyer.book(event);
    await expect(canvas).toHaveAttribute('data-free', '19');
    expect(await countLitLights(page)).toBe(19);
    // Cleared once, and drawn once.
    expect(await countDrawings(page)).toBe(2);
  });
});

test('the small hall of a card follows the count', async ({ page }) => {
  const event = await createEvent({ totalTickets: 2 });
  const buyer = await newBuyer();
  await page.goto(listWith(event));
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const dark = cardOf(page, event).locator('path.stroke-hall-dark');
  await expect(dark).toHaveAttribute('d', '');
  await buyer.book(event);
  await expect(dark).toHaveAttribute('d', /^M\d+ \d+h0$/);
});

/** Drawings on any canvas since the last time that this was asked. */
function countDrawings(page: Page): Promise<number> {
  return page.evaluate(() => {
    const counted = globalThis as { drawings?: number };
    const before = counted.drawings;
    if (before === undefined) {
      const { drawImage } = CanvasRenderingContext2D.prototype as {
        drawImage: (...parts: unknown[]) => void;
      };
      Object.assign(CanvasRenderingContext2D.prototype, {
        drawImage(...parts: unknown[]) {
          counted.drawings! += 1;
          drawImage.apply(this, parts);
        },
      });
    }
    counted.drawings = 0;
    return before ?? 0;
  });
}

/** Within the event: above it a page without script says what works. */
async function placeOf(page: Page) {
  const event = (await page.getByRole('article').boundingBox())!;
  const hall = (await hallOf(page).boundingBox())!;
  return { ...hall, y: hall.y - event.y };
}
