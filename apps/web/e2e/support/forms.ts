/** What a person does on the pages that need words. */
import type { Page } from '@playwright/test';
import { password, type Person } from './people';

export async function fillRegistration(
  page: Page,
  { name, email }: Person,
  given = password,
): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(given);
  await page.getByRole('textbox', { name: 'Repeat the password' }).fill(given);
  await page.getByRole('button', { name: 'Create account' }).click();
}

export async function fillSignIn(page: Page, { email }: Person): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
