import { createHash, randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { fillRegistration } from './support/forms';
import { newPerson, password, signUp, signUpUnproved, type Person } from './support/people';
import { query } from './support/test-server';
import { expect, test } from './support/test';

const nameIn = (page: Page, { name }: Person) => page.getByRole('button', { name });

async function signIn(page: Page, { email }: Person, given = password): Promise<void> {
  await page.goto('/login');
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(given);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Puts a link of a known token in the place of the one that went out by mail. */
async function plantReset({ email }: Person): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const find = () =>
    query(
      `SELECT FROM "PasswordReset" JOIN "User" ON "User".id = "userId" WHERE email = $1`,
      email,
    );
  await expect.poll(async () => (await find()).length).toBe(1);
  await query(
    `DELETE FROM "PasswordReset" USING "User" WHERE "User".id = "userId" AND email = $1`,
    email,
  );
  await query(
    `INSERT INTO "PasswordReset" (id, "userId", "tokenHash", "createdAt", "expiresAt")
     SELECT gen_random_uuid(), id, decode($2, 'hex'), now(), now() + interval '30 minutes'
     FROM "User" WHERE email = $1`,
    email,
    createHash('sha256').update(token).digest('hex'),
  );
  return token;
}

test.describe('A forgotten password', () => {
  test.use({ expectedComplaints: /status of 4(?:01|22)/ });

  test('is replaced by the link of a mail, which works once', async ({ page, browser }) => {
    const elsewhere = await browser.newContext();
    const person = await signUp(elsewhere);
    await elsewhere.close();
    await page.goto('/login');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    // The page before it has a field of that name as well.
    await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Email' }).fill(person.email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByRole('status')).toContainText('has an account, a link is on its way');

    const address = `/reset-password/${await plantReset(person)}`;
    const change = async (next: string) => {
      await page.goto(address);
      await page.getByRole('textbox', { name: 'New password' }).fill(next);
      await page.getByRole('button', { name: 'Change the password' }).click();
    };
    await change('another good password');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await signIn(page, person, 'another good password');
    await expect(nameIn(page, person)).toBeVisible();
    await page.context().clearCookies();
    await change('a third good password');
    await expect(page.getByText('This link was used already')).toBeVisible();
  });
});

test.describe('A log-in that is ended elsewhere', () => {
  test.use({ expectedComplaints: /status of 401/ });

  test('goes out there at once', async ({ page, context, browser }) => {
    const person = await signUp(context);
    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    await signIn(other, person);
    await expect(nameIn(other, person)).toBeVisible();
    await other.goto('/events');
    await expect(nameIn(other, person)).toBeVisible();

    await page.goto('/account');
    const logIns = page.getByRole('region', { name: 'Log-ins' });
    await expect(logIns.getByText('This one')).toBeVisible();
    await logIns.getByRole('button', { name: /^End / }).click();
    await expect(other.getByRole('link', { name: 'Sign in' })).toBeVisible();
    await expect(logIns.getByRole('button', { name: /^End / })).toHaveCount(0);
    await expect(nameIn(page, person)).toBeVisible();
    await elsewhere.close();
  });
});

test.describe('An address that is not proved', () => {
  test.use({ expectedComplaints: /status of 4(?:22|29)/ });

  test('is asked about on every page, and a wrong code is told at its field', async ({
    page,
    context,
  }) => {
    const person = await signUpUnproved(context);
    await page.goto('/events');
    await expect(page.getByText(`We sent a mail to ${person.email}, with a code.`)).toBeVisible();
    await page.getByRole('link', { name: 'Type it in' }).click();
    const code = page.getByRole('textbox', { name: 'Code' });
    await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
    await code.fill('000000');
    await page.getByRole('button', { name: 'Prove my address' }).click();
    await expect(page.getByText('This code is wrong, or works no more.')).toBeVisible();
    const answer = page.waitForResponse('**/api/auth/verification');
    await page.getByRole('button', { name: 'Send another code' }).click();
    expect((await answer).status()).toBe(429);
    await expect(page.getByRole('timer')).toHaveText(
      /^You can have another code in \d+ seconds?\.$/,
    );
  });
});

test('Registering with an address that somebody has looks as with any other', async ({
  page,
  openWindow,
}) => {
  const owner = await signUp(await openWindow());
  await page.goto('/register');
  await fillRegistration(page, { ...owner, name: 'Bo Linde' });
  await expect(page.getByRole('button', { name: 'Bo Linde' })).toBeVisible();
  await page.getByRole('link', { name: 'Type it in' }).click();
  await expect(page.getByText('No code in it? Then the address has an account')).toBeVisible();
  const email = page.getByRole('region', { name: 'Email' });
  await email.getByRole('button', { name: 'Use another address' }).click();
  await expect(email.getByRole('textbox', { name: 'New email' })).toBeVisible();
});

test.describe('A password', () => {
  test.use({ expectedComplaints: /status of 400/ });

  test('is measured while it is typed, and refused where it is guessed first', async ({ page }) => {
    const loads: string[] = [];
    page.on('request', (request) => loads.push(new URL(request.url()).pathname));
    await page.goto('/register');
    const person = newPerson();
    const field = page.getByRole('textbox', { name: 'Password', exact: true });
    await expect(page.getByRole('button', { name: 'Create account' })).toBeEnabled();
    expect(loads).not.toContain('/common-passwords');
    for (const [typed, word] of [
      ['password1', 'very weak'],
      ['trumpet-2031', 'good'],
      ['four fish on a slow train', 'strong'],
    ] as const) {
      await field.fill(typed);
      await expect(page.getByText(`Strength: ${word}`, { exact: true })).toBeVisible();
    }
    expect(loads.filter((path) => path === '/common-passwords')).toHaveLength(1);
    await fillRegistration(page, person, 'password1');
    await expect(page.getByText('this is one of the most common passwords')).toBeVisible();
    await expect(field).toBeFocused();
  });
});

test('An account is renamed, and deleted with its password', async ({ page, context }) => {
  const person = await signUp(context);
  await page.goto('/account');
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Marsh');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await expect(page.getByRole('button', { name: 'Ada Marsh' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete my account' }).click();
  const section = page.getByRole('region', { name: 'Delete the account' });
  await section.getByLabel('Your password').fill(password);
  await section.getByRole('button', { name: 'Delete it for good' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  const left = await query(`SELECT id FROM "User" WHERE email = $1`, person.email);
  expect(left).toEqual([]);
});
