import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { screenshotsFolder } from './environment';

/** A file that is not 16:9, so that something of the picture has to be left out. */
export async function makePicture() {
  const colour = { width: 1_200, height: 1_200, channels: 3, background: '#2a7a5b' } as const;
  const buffer = await sharp({ create: colour }).png().toBuffer();
  return { name: 'hall.png', mimeType: 'image/png', buffer };
}

/** Of the page as long as it is, for people who want to look at it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (screenshotsFolder === undefined) return;
  await page.screenshot({ path: `${screenshotsFolder}/${name}.png`, fullPage: true });
}
