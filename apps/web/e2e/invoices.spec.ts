import { readFile } from 'node:fs/promises';
import { readPdfText } from '@lastseat/test-data';
import { lookAtBoth } from './support/look';
import { openOrganiser } from './support/organisers';
import { makePicture } from './support/pictures';
import { expect, test } from './support/test';

test.use({ reducedMotion: 'reduce' });

test('an invoice is issued, paid, read as a PDF and credited, once it is said who it is from', async ({
  page,
  context,
}) => {
  const { slug } = await openOrganiser({ window: context, role: 'owner' });
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  await page.goto(`/organise/${slug}/invoices`);
  await press('New invoice');
  await page.getByRole('link', { name: 'in the settings' }).click();
  await field('Legal name').fill('Old Mill Concerts GmbH');
  await field('Address').fill('1 Mill Lane\nVienna');
  await field('Usual tax rate, %').fill('10');
  await page.locator('input[type=file]').setInputFiles(await makePicture());
  await expect(page.getByRole('img', { name: 'The logo' })).toBeVisible();
  await lookAtBoth(page, 'invoicing');
  await press('Save');
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.getByRole('link', { name: 'Invoices', exact: true }).click();
  await press('New invoice');
  await field('Customer').fill('Ada Lindt');
  await field('What for').fill('A box for the season');
  await field('Quantity').fill('2');
  await field('Price, EUR').fill('55');
  await lookAtBoth(page, 'invoice-new');
  await press('Issue');
  const panel = page.getByRole('dialog', { name: /^Invoice \d{4}-00001$/ });
  await expect(panel).toContainText('€110.00');

  await press('Mark as paid');
  await press('It is paid');
  await expect(panel.getByText('Paid', { exact: true })).toBeVisible();
  const downloading = page.waitForEvent('download');
  await press('PDF');
  const pdf = await readFile(await (await downloading).path());
  expect(pdf.includes('/Subtype /Image')).toBe(true);
  const lines = readPdfText(pdf);
  expect(lines.join('\n')).toContain('A box for the season 2 €55.00 10 % €110.00');
  expect(lines).toContain('Tax 10 % €10.00');

  await press('Credit…');
  await field('Amount in EUR').fill('10');
  await press('Issue it');
  await expect(panel).toContainText(/Credit note \d{4}-00002 of .*: -€10\.00/);
  await lookAtBoth(page, 'invoice');
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('row', { name: /Ada Lindt/ })).toContainText('-€10.00 credited');
  await lookAtBoth(page, 'invoices');
});
