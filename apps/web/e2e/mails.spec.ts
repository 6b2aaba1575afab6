/** Every mail as a mail program with a dark and a light theme shows it, and the page that catches them. */
import AxeBuilder from '@axe-core/playwright';
import { screenshotsFolder } from './support/environment';
import { findMail, inboxPage, sendEveryMail } from './support/inbox';
import { lookAt, themes } from './support/look';
import { expect, test } from './support/test';

// The drawn picture of a booking's event that is not there.
test.use({ expectedComplaints: /404|ERR_UNKNOWN_URL_SCHEME|Blocked script execution/ });

const widths = [375, 640];

test('every mail fits a phone and a window, can be read in both themes and by everybody', async ({
  page,
}) => {
  for (const name of await sendEveryMail()) {
    const { html } = await findMail(`${name}@example.com`, '');
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        // By itself: where the inbox shows it nothing runs, and axe neither.
        await page.setContent(html);
        const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
        expect(scrollWidth, `${name} at ${width} px`).toBe(clientWidth);
        const { violations } = await new AxeBuilder({ page })
          // What a page has and a mail has not: landmarks.
          .disableRules(['region', 'landmark-one-main'])
          .analyze();
        expect(violations, `${name} at ${width} px, ${theme}`).toEqual([]);
        const path = `${screenshotsFolder}/mail-${name}-${width}-${theme}.png`;
        await page.screenshot({ path, fullPage: true });
      }
    }
  }
});

for (const theme of themes) {
  test(`the page of caught mails is good to look at, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await sendEveryMail();
    const { id } = await findMail('booking-confirmed@example.com', 'Booked');
    await page.goto(inboxPage());
    await lookAt(page, 'inbox-list', theme);
    await page.goto(inboxPage(`/mails/${id}`));
    await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible();
    await lookAt(page, 'inbox-mail', theme);
  });
}
