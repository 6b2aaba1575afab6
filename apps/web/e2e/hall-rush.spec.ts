import type { Page } from '@playwright/test';
import { screenshotsFolder } from './support/environment';
import { createEvent } from './support/events';
import { hallOf } from './support/lit-lights';
import { newBuyer } from './support/people';
import { takePicture } from './support/pictures';
import { expect, test } from './support/test';

test.use({ reducedMotion: 'no-preference', viewport: { width: 1280, height: 860 } });

const seats = 480;
const seatsPerBuyer = 40;

test('A hall that sells out before one’s eyes shows every step', async ({ page }) => {
  const event = await createEvent({
    title: 'An Evening with the City Orchestra',
    ...{ totalTickets: seats, maxPerPerson: seatsPerBuyer },
  });
  const buyers = await Promise.all(Array.from({ length: seats / seatsPerBuyer }, () => newBuyer()));
  await page.goto(`/events/${event.id}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const canvas = hallOf(page).locator('canvas');
  const frames: Buffer[] = [];
  let free = seats;
  for (const buyer of buyers) {
    await buyer.book(event, seatsPerBuyer);
    free -= seatsPerBuyer;
    await expect(canvas).toHaveAttribute('data-free', String(free));
    // At once: while the lights are going out.
    if (screenshotsFolder !== undefined) frames.push(await page.screenshot());
  }
  await expect(page.getByText('Sold out').first()).toBeVisible();
  if (frames.length > 0) await makeFilmStrip(await page.context().newPage(), frames);
});

/** The frames in rows of four, as one picture: as long as they are, whatever the height of the window. */
async function makeFilmStrip(page: Page, frames: readonly Buffer[]): Promise<void> {
  await page.setViewportSize({ width: 1600, height: 300 });
  const pictures = frames.map(
    (frame) => `<img width="390" src="data:image/png;base64,${frame.toString('base64')}">`,
  );
  await page.setContent(`<body style="margin: 4px; line-height: 0">${pictures.join('\n')}</body>`);
  await takePicture(page, 'hall-rush');
}
