import type { Page } from '@playwright/test';
import { fillRegistration } from './support/forms';
import { codeIn, findMail, followLink } from './support/inbox';
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

const emailOf = (page: Page) => page.getByRole('region', { name: 'Email' });

async function prove(page: Page, code: string): Promise<void> {
  await emailOf(page).getByRole('textbox', { name: 'Code' }).fill(code);
  await emailOf(page).getByRole('button', { name: 'Prove my address' }).click();
  await expect(emailOf(page)).toContainText('You have proved that it is yours.');
}

test('An account is made, proved by the code of its mail, and moved to another address', async ({
  page,
  context,
}) => {
  const person = newPerson();
  await page.goto('/register');
  await fillRegistration(page, person);
  const reminder = page.getByRole('link', { name: 'Type it in' });
  await expect(reminder).toBeVisible();
  const welcome = await findMail(person.email, 'is your code');
  const account = await followLink(context, welcome, 'Type in the code');
  await prove(account, codeIn(welcome));
  await expect(reminder).toBeHidden();

  const section = emailOf(account);
  const next = newPerson();
  await section.getByRole('textbox', { name: 'New email' }).fill(next.email);
  await section.getByLabel('Your password').fill(password);
  await section.getByRole('button', { name: 'Send me a code there' }).click();
  await expect(section).toContainText(next.email);
  const moved = await findMail(next.email, 'is your code');
  const moving = await followLink(context, moved, 'Type in the code');
  await prove(moving, codeIn(moved));
  await findMail(person.email, 'The address of your account was changed');
});

test.describe('A forgotten password', () => {
  test.use({ expectedComplaints: /status of 4(?:01|22)/ });

  test('is replaced by the link of a mail, which works once and ends every log-in', async ({
    page,
    context,
    openWindow,
  }) => {
    const window = await openWindow();
    const person = await signUp(window);
    const elsewhere = await window.newPage();
    await elsewhere.goto('/events');
    await expect(nameIn(elsewhere, person)).toBeVisible();
    await page.goto('/login');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    // The page before it has a field of that name as well.
    await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Email' }).fill(person.email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByRole('status')).toContainText('has an account, a link is on its way');

    const mail = await findMail(person.email, 'Choose a new password');
    const change = async (next: string) => {
      const form = await followLink(context, mail, 'Choose a new password');
      await form.getByRole('textbox', { name: 'New password' }).fill(next);
      await form.getByRole('button', { name: 'Change the password' }).click();
      return form;
    };
    const changed = await change('another good password');
    await expect(changed.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(elsewhere.getByRole('link', { name: 'Sign in' })).toBeVisible();
    await findMail(person.email, 'Your password was changed');
    await signIn(page, person);
    await expect(page.getByText('Wrong email or password.')).toBeVisible();
    await signIn(page, person, 'another good password');
    await expect(nameIn(page, person)).toBeVisible();
    const used = await change('a third good password');
    await expect(used.getByText('This link was used already')).toBeVisible();
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
  const open = page.getByRole('button', { name: 'Delete my account' });
  await open.click();
  await page.getByRole('button', { name: 'Keep my account' }).click();
  await expect(open).toBeFocused();
  await open.click();
  const section = page.getByRole('region', { name: 'Delete the account' });
  await section.getByLabel('Your password').fill(password);
  await section.getByRole('button', { name: 'Delete it for good' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  const left = await query(`SELECT id FROM "User" WHERE email = $1`, person.email);
  expect(left).toEqual([]);
});
