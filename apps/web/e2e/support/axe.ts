/** axe: put into a page once, and asked there for nothing but what is wrong. */
import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

export interface Violation {
  id: string;
  nodes: string[];
}

/** Of the page as it is now; what is in a frame is a page of its own. */
export async function findViolations(page: Page, wishes: RunOptions = {}): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async (options) => {
      const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
      const { violations } = await run({ exclude: ['iframe'] }, options);
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
    },
    {
      ...{ iframes: false, resultTypes: ['violations'] },
      ...wishes,
    } satisfies RunOptions,
  );
}

/** What axe says of colours, apart from what it does not look at unless it is told to. */
export const colourRules = ['color-contrast', 'link-in-text-block'];
