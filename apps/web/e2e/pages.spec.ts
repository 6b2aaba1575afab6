import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { screenshotsFolder } from './support/environment';
import { openings } from './support/openings';
import { expect, test } from './support/test';

/** The narrowest is a window of 1280 pixels that is zoomed to 400 %. */
const widths = [320, 375, 768, 1280];
/** The layouts that differ in what is on them. */
const axeWidths = [320, 1280];
const themes = ['light', 'dark'] as const;

test.use({ expectedComplaints: /status of 404/, reducedMotion: 'reduce' });

for (const [name, open] of Object.entries(openings)) {
  test(`${name} fits every width, and axe finds nothing`, async ({ page }) => {
    await open(page);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        expect(await findOverhang(page), `at ${width} px`).toEqual([]);
        if (axeWidths.includes(width)) {
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations, `${theme}, at ${width} px`).toEqual([]);
        }
        const path = `${screenshotsFolder}/${name}-${width}-${theme}.png`;
        await page.screenshot({ path, fullPage: true });
      }
    }
    await page.emulateMedia({ forcedColors: 'active' });
    // It takes the colour of letters from a property that browsers do not force.
    const { violations } = await new AxeBuilder({ page }).disableRules('color-contrast').analyze();
    expect(violations, 'in forced colours').toEqual([]);
  });
}

/** What has to be scrolled sideways: on a phone a row of filters may, at 400 % nothing may. */
function findOverhang(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isZoomed = innerWidth < 375;
    const boxes = isZoomed ? document.body.querySelectorAll('*') : [];
    const canScroll = (box: Element) => /auto|scroll/.test(getComputedStyle(box).overflowX);
    return [document.documentElement, ...[...boxes].filter(canScroll)]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((box) => `${box.tagName} ${box.className}`);
  });
}
