/** An authenticator app and recovery codes, from the set-up to the log-in with them. */
import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { findMail } from './support/inbox';
import { lookAtBoth } from './support/look';
import { openOrganiser } from './support/organisers';
import { forgetConfirmations, password, signUp, type Person } from './support/people';
import { expect, test } from './support/test';

const sectionOf = (page: Page) => page.getByRole('region', { name: 'Second factor' });

async function giveFirstStep(page: Page, { email }: Person): Promise<void> {
  await page.goto('/login');
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function givePassword(page: Page, submit: string): Promise<void> {
  await sectionOf(page).getByLabel('Your password').fill(password);
  await sectionOf(page).getByRole('button', { name: submit }).click();
}

/** Up to the QR code. @returns the key that stands under it */
async function openSetup(page: Page): Promise<string> {
  await page.goto('/account');
  await sectionOf(page).getByRole('button', { name: 'Set up an authenticator app' }).click();
  await givePassword(page, 'Go on');
  const setup = sectionOf(page).getByRole('group', { name: 'Set up the app' });
  await expect(setup.getByRole('img', { name: /^QR code/ })).toBeVisible();
  const key = (await setup.locator('.font-mono').textContent()) ?? '';
  expect(key).toMatch(/^[A-Z2-7]{32}$/);
  return key;
}

/** What the app shows; a step later than now, if the one of now is used. */
const codeOf = (key: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({
    timestamp: Date.now() + steps * 30_000,
  });

/** @returns the key */
async function setUpApp(page: Page): Promise<string> {
  const key = await openSetup(page);
  await sectionOf(page).getByRole('textbox', { name: 'Code' }).fill(codeOf(key));
  await sectionOf(page).getByRole('button', { name: 'Turn it on' }).click();
  const kept = sectionOf(page).getByRole('group', { name: 'Recovery codes' });
  await expect(kept.getByRole('listitem')).toHaveCount(10);
  await kept.getByRole('button', { name: 'I have kept them' }).click();
  await expect(sectionOf(page).getByText('10 left')).toBeVisible();
  return key;
}

const accountButton = (page: Page, { name }: Person) => page.getByRole('button', { name });
const codeField = (page: Page) => page.getByRole('textbox', { name: 'Code' });

test.describe('An authenticator app', () => {
  test.use({ expectedComplaints: /status of 4(?:03|22)/ });

  test('is set up, told of by mail, asked for at the log-in, where a recovery code does once as well, and removed', async ({
    page,
    context,
  }) => {
    const person = await signUp(context);
    const section = sectionOf(page);
    const key = await openSetup(page);
    await lookAtBoth(page, 'second-factor-setup');
    await codeField(page).first().fill(codeOf(key));
    await section.getByRole('button', { name: 'Turn it on' }).click();
    const codes = await lookAtRecoveryCodes(page);
    await findMail(person.email, 'An authenticator app protects your account');
    await lookAtBoth(page, 'second-factor-list');
    await lookAtConfirmation(page, person);

    const logIn = async () => {
      await context.clearCookies();
      await giveFirstStep(page, person);
    };
    const giveCode = async (code = '') => {
      await codeField(page).fill(code);
      await page.getByRole('button', { name: 'Go on' }).click();
    };
    const seeLoggedIn = async () => {
      await expect(accountButton(page, person)).toBeVisible();
      // On the way to it: who goes elsewhere now would meet it there.
      await expect(page).toHaveURL(/\/events$/);
    };
    const refusal = page.getByText('This code is wrong, or works no more.');
    await logIn();
    await expect(codeField(page)).toBeFocused();
    await lookAtBoth(page, 'second-step');
    await giveCode('000000');
    await expect(refusal).toBeVisible();
    await giveCode(codeOf(key, 1));
    await seeLoggedIn();

    await logIn();
    await giveCode(codes[0]);
    await seeLoggedIn();
    await findMail(person.email, 'A recovery code was used');
    await logIn();
    await giveCode(codes[0]);
    await expect(refusal).toBeVisible();
    await giveCode(codes[1]);
    await seeLoggedIn();

    await page.goto('/account');
    await section.getByRole('button', { name: 'Remove Authenticator app' }).click();
    await givePassword(page, 'Remove it');
    await expect(
      section.getByRole('button', { name: 'Set up an authenticator app' }),
    ).toBeVisible();
    await logIn();
    await seeLoggedIn();
  });
});

/** On the screen and on paper, until they are kept. */
async function lookAtRecoveryCodes(page: Page): Promise<string[]> {
  const kept = sectionOf(page).getByRole('group', { name: 'Recovery codes' });
  await expect(kept.getByRole('listitem')).toHaveCount(10);
  const codes = await kept.getByRole('listitem').allTextContents();
  await lookAtBoth(page, 'second-factor-codes');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Account' })).toBeHidden();
  await expect(kept.getByRole('listitem').first()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await kept.getByRole('button', { name: 'I have kept them' }).click();
  await expect(sectionOf(page).getByText('10 left')).toBeVisible();
  return codes;
}

/** The question is left as it came. */
async function lookAtConfirmation(page: Page, person: Person): Promise<void> {
  await forgetConfirmations(person);
  await sectionOf(page).getByRole('button', { name: 'Make new ones' }).click();
  await givePassword(page, 'Replace those from before');
  await expect(page.getByRole('alertdialog').getByRole('textbox')).toBeFocused();
  await lookAtBoth(page, 'second-factor-confirmation');
  await page.getByRole('button', { name: 'Leave it as it is' }).click();
}

test.describe('What is dangerous', () => {
  test.use({ expectedComplaints: /status of 4(?:03|22)/ });

  test('waits for the second factor, and is done once it was shown', async ({ page, context }) => {
    const { slug, people } = await openOrganiser({ window: context, role: 'owner' });
    const key = await setUpApp(page);
    await forgetConfirmations(people[0]!);
    await page.goto(`/organise/${slug}/members`);
    await page.getByRole('textbox', { name: 'Email' }).fill('next@example.com');
    await page.getByRole('button', { name: 'Invite' }).click();
    const question = page.getByRole('alertdialog', { name: 'Confirm that it is you' });
    await expect(codeField(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(page.getByText('Confirm by your second factor that it is you.')).toBeVisible();
    await page.getByRole('button', { name: 'Invite' }).click();
    await codeField(page).fill('000000');
    await page.keyboard.press('Enter');
    await expect(question.getByText('This code is wrong, or works no more.')).toBeVisible();
    await codeField(page).fill(codeOf(key, 1));
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
    await expect(page.getByRole('textbox', { name: 'Invitation link' })).toBeVisible();
  });
});

test.describe('The account of who has a second factor', () => {
  test.use({ expectedComplaints: /status of 403/ });

  test('is deleted once it was shown', async ({ page, context }) => {
    const person = await signUp(context);
    const key = await setUpApp(page);
    await forgetConfirmations(person);
    await page.getByRole('button', { name: 'Delete my account' }).click();
    const section = page.getByRole('region', { name: 'Delete the account' });
    await section.getByLabel('Your password').fill(password);
    await section.getByRole('button', { name: 'Delete it for good' }).click();
    await codeField(page).fill(codeOf(key, 1));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
    await expect(page).toHaveURL('/');
  });
});

test.describe('An organiser', () => {
  test.use({ expectedComplaints: /status of 403/ });

  test('asks its members for a second factor, and leads them to set one up', async ({
    page,
    context,
    openWindow,
  }) => {
    const window = await openWindow();
    const organiser = await openOrganiser(
      { window: context, role: 'owner' },
      { window, role: 'manager' },
    );
    const demand = page.getByRole('region', { name: 'Second factor' });
    const askMembers = async () => {
      await page.goto(`/organise/${organiser.slug}/settings`);
      await demand.getByRole('button', { name: 'Ask every member for one' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Ask them' }).click();
    };
    await askMembers();
    await demand.getByRole('link', { name: 'Set up a second factor' }).click();
    await setUpApp(page);
    await askMembers();
    await expect(demand.getByText('Every member needs one')).toBeVisible();

    const member = await window.newPage();
    await member.goto(`/organise/${organiser.slug}`);
    await expect(
      member.getByRole('heading', { name: 'This organiser asks for a second factor' }),
    ).toBeVisible();
    await member.getByRole('link', { name: 'Set up a second factor' }).click();
    await setUpApp(member);
    await member.goto(`/organise/${organiser.slug}`);
    await expect(member.getByRole('heading', { name: 'An organiser' })).toBeVisible();
  });
});
