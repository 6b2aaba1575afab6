import { findViolations } from './support/axe';
import { allWidths, lookAtBoth } from './support/look';
import { openings } from './support/openings';
import { expect, test } from './support/test';

test.use({ expectedComplaints: /status of 404/ });

for (const [whose, pages] of Object.entries(openings)) {
  test(`the pages of ${whose} fit every width, and axe finds nothing`, async ({ page }) => {
    for (const [name, open] of Object.entries(pages)) {
      await test.step(name, async () => {
        await open(page);
        await lookAtBoth(page, name, allWidths);
        await page.emulateMedia({ forcedColors: 'active' });
        // It takes the colour of letters from a property that browsers do not force.
        const rules = { 'color-contrast': { enabled: false } };
        expect(await findViolations(page, { rules }), `${name}, in forced colours`).toEqual([]);
        await page.emulateMedia({ forcedColors: null });
      });
    }
  });
}
