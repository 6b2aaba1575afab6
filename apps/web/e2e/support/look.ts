/** What is looked at on every page: that it fits, and that it can be used by everybody. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { screenshotsFolder } from './environment';

/** A phone, a tablet, a laptop. */
export const usualWidths = [375, 768, 1280];
/** The narrowest is a window of 1280 pixels that is zoomed to 400 %, the widest a large screen. */
export const allWidths = [320, ...usualWidths, 1920];

export const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/**
 * Fails where the page as it is now is wider than its window in either theme, or axe finds something in a
 * narrow layout and a wide one, which differ in what is on them. Takes its pictures.
 */
export async function lookAtBoth(
  page: Page,
  name: string,
  widths: readonly number[] = usualWidths,
): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await settleColours(page);
    await lookAt(page, { name, theme, widths });
  }
}

/** What changes its colour with the theme does so in a moment: axe would see one in between. */
async function settleColours(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // One that is called off has changed all the same.
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

async function lookAt(
  page: Page,
  { name, theme, widths }: { name: string; theme: Theme; widths: readonly number[] },
): Promise<void> {
  const layouts = [widths[0], 1280];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findOverhang(page), `${name} at ${width} px, ${theme}`).toEqual([]);
    const isLayout = layouts.includes(width);
    if (isLayout) expect(await findViolations(page, theme), `${name}, ${width} px`).toEqual([]);
    // In the dark one of each layout shows the colours.
    if (theme === 'dark' && !isLayout) continue;
    const path = `${screenshotsFolder}/${name}-${width}-${theme}.png`;
    await page.screenshot({ path, fullPage: true });
  }
}

/** What axe says of colours, apart from what it does not look at unless it is told to. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** The themes differ in colours and in nothing else: the other rules have looked at the same page in the light. */
async function findViolations(page: Page, theme: Theme) {
  // What is in a frame is a page of its own.
  const axe = new AxeBuilder({ page }).exclude('iframe');
  if (theme === 'dark') axe.withRules(colourRules);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html), theme }));
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
