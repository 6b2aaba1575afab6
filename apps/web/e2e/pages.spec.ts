import AxeBuilder from '@axe-core/playwright';
import { allWidths, lookAtBoth } from './support/look';
import { openings } from './support/openings';
import { expect, test } from './support/test';

test.use({ expectedComplaints: /status of 404/, reducedMotion: 'reduce' });

for (const [name, open] of Object.entries(openings)) {
  test(`${name} fits every width, and axe finds nothing`, async ({ page }) => {
    await open(page);
    await lookAtBoth(page, name, allWidths);
    await page.emulateMedia({ forcedColors: 'active' });
    // It takes the colour of letters from a property that browsers do not force.
    const { violations } = await new AxeBuilder({ page }).disableRules('color-contrast').analyze();
    expect(violations, 'in forced colours').toEqual([]);
  });
}
