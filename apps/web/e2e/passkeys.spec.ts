/** Passkeys, with an authenticator that the browser plays (its WebAuthn domain). */
import type { BrowserContext, Page } from '@playwright/test';
import { webUrl } from './support/environment';
import { findMail } from './support/inbox';
import { lookAtBoth } from './support/look';
import { forgetConfirmations, password, signUp, type Person } from './support/people';
import { expect, test } from './support/test';

// A passkey belongs to a name, and a number is none.
test.use({ baseURL: webUrl.replace('127.0.0.1', 'localhost') });

const sectionOf = (page: Page) => page.getByRole('region', { name: 'Second factor' });
const accountButton = (page: Page, { name }: Person) => page.getByRole('button', { name });

/** A device that has asked for the finger, and got it. @returns what asks in vain from then on */
async function plugIn(page: Page): Promise<{ lift: () => Promise<void> }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    lift: async () => {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    },
  };
}

async function addPasskey(page: Page): Promise<void> {
  const section = sectionOf(page);
  await page.goto('/account');
  await section.getByRole('button', { name: 'Add a passkey' }).click();
  await section.getByLabel('Your password').fill(password);
  await section.getByRole('button', { name: 'Go on' }).click();
  await section.getByRole('textbox', { name: 'Name' }).fill('My phone');
  await section.getByRole('button', { name: 'Make the passkey' }).click();
  await expect(section.getByRole('listitem')).toHaveCount(10);
  await section.getByRole('button', { name: 'I have kept them' }).click();
  await expect(section.getByRole('button', { name: 'Remove My phone' })).toBeVisible();
}

async function openLogIn(page: Page, context: BrowserContext): Promise<void> {
  await context.clearCookies();
  await page.goto('/login');
}

test('A passkey is made, told of by mail, and signs in without a password', async ({
  page,
  context,
}) => {
  await plugIn(page);
  const person = await signUp(context);
  await addPasskey(page);
  await findMail(person.email, 'A passkey was added to your account');
  await openLogIn(page, context);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(accountButton(page, person)).toBeVisible();
  await page.goto('/account');
  await expect(sectionOf(page).getByText('Last used')).toBeVisible();
});

test('A passkey is the second step after the password', async ({ page, context }) => {
  await plugIn(page);
  const person = await signUp(context);
  await addPasskey(page);
  await openLogIn(page, context);
  await page.getByRole('textbox', { name: 'Email' }).fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(accountButton(page, person)).toBeVisible();
});

test.describe('What is dangerous', () => {
  test.use({ expectedComplaints: /status of 403/ });

  test('is done once a passkey was shown again', async ({ page, context }) => {
    await plugIn(page);
    const person = await signUp(context);
    await addPasskey(page);
    await forgetConfirmations(person);
    const section = sectionOf(page);
    await section.getByRole('button', { name: 'Make new ones' }).click();
    await section.getByLabel('Your password').fill(password);
    await section.getByRole('button', { name: 'Replace those from before' }).click();
    const question = page.getByRole('alertdialog', { name: 'Confirm that it is you' });
    await question.getByRole('button', { name: 'Use a passkey' }).click();
    await expect(question).toBeHidden();
    await expect(section.getByRole('group', { name: 'Recovery codes' })).toBeVisible();
  });
});

test('A passkey is renamed and removed, and then the password is enough', async ({
  page,
  context,
}) => {
  await plugIn(page);
  const person = await signUp(context);
  await addPasskey(page);
  const section = sectionOf(page);
  await section.getByRole('button', { name: 'Rename My phone' }).click();
  await section.getByRole('textbox', { name: 'Name' }).fill('My old phone');
  await section.getByRole('button', { name: 'Save the name' }).click();
  await section.getByRole('button', { name: 'Remove My old phone' }).click();
  await section.getByLabel('Your password').fill(password);
  await section.getByRole('button', { name: 'Remove it' }).click();
  await expect(page.getByText('It is removed.')).toBeVisible();
  await openLogIn(page, context);
  await page.getByRole('textbox', { name: 'Email' }).fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(accountButton(page, person)).toBeVisible();
});

test('A passkey that is not shown says so, and the password is still there', async ({
  page,
  context,
}) => {
  const device = await plugIn(page);
  await signUp(context);
  await addPasskey(page);
  await device.lift();
  await openLogIn(page, context);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('No passkey was shown.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible();
});

test('The list of passkeys fits every width in both themes, and axe finds nothing', async ({
  page,
  context,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await plugIn(page);
  await signUp(context);
  await addPasskey(page);
  await lookAtBoth(page, 'passkeys');
  await openLogIn(page, context);
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeEnabled();
  await lookAtBoth(page, 'login-with-passkey');
});
