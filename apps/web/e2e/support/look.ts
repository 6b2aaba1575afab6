/** What is looked at on every page: that it fits, and that it can be used by everybody. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { screenshotsFolder } from './environment';

const widths = [375, 768, 1280];
/** The layouts that differ in what is on them. */
const axeWidths = [375, 1280];

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Fails where the page as it is now is wider than its window, or axe finds something; takes its picture. */
export async function lookAt(page: Page, name: string, theme: Theme): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const overhang = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(overhang, `${name} at ${width} px`).toBe(0);
    if (axeWidths.includes(width)) {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations, `${name} at ${width} px`).toEqual([]);
    }
    const path = `${screenshotsFolder}/${name}-${width}-${theme}.png`;
    await page.screenshot({ path, fullPage: true });
  }
}
