import { test as base, type BrowserContext } from '@playwright/test';

export { expect } from '@playwright/test';

interface Fixtures {
  /** Complaints of the browser that belong to what a test does: a refused request, say. */
  expectedComplaints: RegExp | null;
  /** Fails a test whose pages threw, or complained in the console. */
  watchComplaints: void;
  /** A window of somebody else, who shares nothing with the first. */
  openWindow: () => Promise<BrowserContext>;
}

export const test = base.extend<Fixtures>({
  expectedComplaints: [null, { option: true }],
  openWindow: async (
    { browser, contextOptions, baseURL, locale, timezoneId, reducedMotion },
    use,
  ) => {
    const windows: BrowserContext[] = [];
    const wishes = { ...contextOptions, baseURL, locale, timezoneId, reducedMotion };
    await use(async () => {
      const window = await browser.newContext(wishes);
      windows.push(window);
      return window;
    });
    await Promise.all(windows.map((window) => window.close()));
  },
  watchComplaints: [
    async ({ context, expectedComplaints }, use) => {
      const complaints: string[] = [];
      context.on('weberror', (error) => complaints.push(error.error().message));
      context.on('console', (message) => {
        // The browser says that something could not be loaded, and beside it what.
        const { url } = message.location();
        if (message.type() === 'error') complaints.push(`${message.text()} (${url})`);
      });
      await use();
      const unexpected = complaints.filter((text) => !expectedComplaints?.test(text));
      if (unexpected.length > 0) throw new Error(`The page complained: ${unexpected.join('\n')}`);
    },
    { auto: true },
  ],
});
