/** What is looked at on every page: that it fits, and that it can be used by everybody. */
import { expect, type Page } from '@playwright/test';
import { colourRules, findViolations } from './axe';
import { takePicture } from './pictures';

/** A phone, a tablet, a laptop. */
const usualWidths = [375, 768, 1280];
/** The narrowest is a window of 1280 pixels that is zoomed to 400 %, the widest a large screen. */
export const allWidths = [320, ...usualWidths, 1920];

export const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/**
 * Fails where the page as it is now is wider than its window, or axe finds something in a narrow layout and
 * a wide one, which differ in what is on them, in either theme.
 */
export async function lookAtBoth(
  page: Page,
  name: string,
  widths: readonly number[] = usualWidths,
): Promise<void> {
  const layouts = widths.filter((width, index) => index === 0 || width === 1280);
  // After a press that leads to another page its title may come a moment later than the rest.
  await expect(page).toHaveTitle(/./);
  await showIn(page, 'light');
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findOverhang(page), `${name} at ${width} px`).toEqual([]);
    if (layouts.includes(width)) {
      expect(await findViolations(page), `${name}, ${width} px, light`).toEqual([]);
    }
    await takePicture(page, `${name}-${width}-light`);
  }
  // The themes differ in colours and in nothing else: the rest was looked at in the light.
  await showIn(page, 'dark');
  for (const width of layouts) {
    await page.setViewportSize({ width, height: 900 });
    const found = await findViolations(page, { runOnly: colourRules });
    expect(found, `${name}, ${width} px, dark`).toEqual([]);
    await takePicture(page, `${name}-${width}-dark`);
  }
}

/** What changes its colour with the theme does so in a moment: axe would see one in between. */
async function showIn(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // One that is called off has changed all the same.
    await Promise.allSettled(ending.map(({ finished }) => finished));
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
