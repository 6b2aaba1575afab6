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

/** A device that is asked for the finger. */
async function plugIn(page: Page): Promise<{ takeFinger: (isGiven: boolean) => Promise<void> }> {
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
    takeFinger: async (isGiven) => {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: isGiven });
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

async function givePassword(page: Page, { email }: Person): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

// Where a passkey has to be shown again, the API says so by 403.
test.use({ expectedComplaints: /status of 403/ });

test('A passkey signs in with the password or without, confirms what is dangerous, and is renamed and removed', async ({
  page,
  context,
}) => {
  const device = await plugIn(page);
  const person = await signUp(context);
  await addPasskey(page);
  await findMail(person.email, 'A passkey was added to your account');
  await lookAtBoth(page, 'passkeys');

  await openLogIn(page, context);
  const usePasskey = page.getByRole('button', { name: 'Use a passkey' });
  await expect(usePasskey).toBeEnabled();
  await lookAtBoth(page, 'login-with-passkey');
  await device.takeFinger(false);
  await usePasskey.click();
  await expect(page.getByText('No passkey was shown.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible();
  await device.takeFinger(true);
  await usePasskey.click();
  await expect(accountButton(page, person)).toBeVisible();

  await openLogIn(page, context);
  await givePassword(page, person);
  await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused();
  await usePasskey.click();
  await expect(accountButton(page, person)).toBeVisible();

  await page.goto('/account');
  const section = sectionOf(page);
  await expect(section.getByText('Last used')).toBeVisible();
  await forgetConfirmations(person);
  await section.getByRole('button', { name: 'Make new ones' }).click();
  await section.getByLabel('Your password').fill(password);
  await section.getByRole('button', { name: 'Replace those from before' }).click();
  const question = page.getByRole('alertdialog', { name: 'Confirm that it is you' });
  await question.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(question).toBeHidden();
  await section.getByRole('button', { name: 'I have kept them' }).click();

  await section.getByRole('button', { name: 'Rename My phone' }).click();
  await section.getByRole('textbox', { name: 'Name' }).fill('My old phone');
  await section.getByRole('button', { name: 'Save the name' }).click();
  await section.getByRole('button', { name: 'Remove My old phone' }).click();
  await section.getByLabel('Your password').fill(password);
  await section.getByRole('button', { name: 'Remove it' }).click();
  await expect(page.getByText('It is removed.')).toBeVisible();
  await openLogIn(page, context);
  await givePassword(page, person);
  await expect(accountButton(page, person)).toBeVisible();
});
