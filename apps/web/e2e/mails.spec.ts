/** Every mail as a mail program with a dark and a light theme shows it, and the page that catches them. */
import type { Page } from '@playwright/test';
import { colourRules, findViolations } from './support/axe';
import { cardOf, createEvent, listWith } from './support/events';
import { inboxPage, sendEveryMail, type NamedMail } from './support/inbox';
import { lookAtBoth, themes } from './support/look';
import { signUp } from './support/people';
import { takePicture } from './support/pictures';
import { expect, test as base } from './support/test';
import { codeOf, holdTicket } from './support/tickets';

const test = base.extend<{ mails: NamedMail[] }>({
  /** One of each, about a booking of whoever is signed in. */
  mails: async ({ context }, use) => {
    const event = await createEvent({ title: 'Chamber music in the old mill' });
    const { booking } = await holdTicket(context, event);
    await use(await sendEveryMail(event, booking));
  },
});

// An invitation that is not open, a frame that runs nothing.
test.use({ expectedComplaints: /404|Blocked script execution/ });

const widths = [375, 640];

const mailIn = (page: Page) => page.frameLocator('iframe');
const showAs = (page: Page, view: string) => page.getByRole('link', { name: view, exact: true });

test('whoever books sees the mail come in with the ticket, and its link leads to the booking', async ({
  page,
  context,
}) => {
  const event = await createEvent();
  await signUp(context);
  const inbox = await context.newPage();
  await inbox.goto(inboxPage());
  await page.goto(listWith(event));
  await cardOf(page, event).getByRole('button', { name: 'Book now' }).click();
  await expect(page.getByText(`Successfully booked ${event.title}!`)).toBeVisible();

  await inbox.getByRole('link', { name: `Booked: ${event.title}` }).click();
  const mail = mailIn(inbox);
  await expect(mail.getByRole('heading', { name: event.title })).toBeVisible();
  await expect(mail.locator('img').first()).toHaveJSProperty('naturalWidth', 1_200);
  await expect(codeOf(mail)).not.toHaveJSProperty('naturalWidth', 0);
  const attachments = inbox.getByRole('list', { name: 'Attachments' });
  await expect(attachments.getByRole('link', { name: /\.ics$/ })).toBeVisible();
  const opening = context.waitForEvent('page');
  await mail.getByRole('link', { name: 'Show or cancel the booking' }).click();
  const booking = await opening;
  await expect(booking).toHaveURL(/\/bookings\/[\w-]{36}$/);
  await expect(booking.getByRole('heading', { name: event.title })).toBeVisible();
  await expect(codeOf(booking)).toBeVisible();
});

test('every link of every mail leads to a page that there is', async ({ page, mails }) => {
  const links = mails.flatMap(({ html }) =>
    [...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url!),
  );
  // Of each page one: they differ in whom it is about, and in what is secret.
  const byPage = new Map(links.map((link) => [link.replaceAll(/[\w-]{36,}/g, ''), link]));
  for (const link of byPage.values()) {
    const answer = await page.goto(link);
    expect(answer?.status(), link).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

test('every mail fits a phone and a window, can be read in both themes and by everybody', async ({
  page,
  mails,
}) => {
  for (const { name, id } of mails) {
    // With the pictures that come with the mail.
    const shown = await fetch(inboxPage(`/mails/${id}/html`));
    // By itself: where the inbox shows it nothing runs, and axe neither.
    await page.setContent(await shown.text());
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        if (theme === 'light') await expectToFit(page, `${name} at ${width} px`);
        await takePicture(page, `mail-${name}-${width}-${theme}`);
      }
      const found = await findViolations(page, theme === 'light' ? asMail : inColours);
      expect(found, `${name}, ${theme}`).toEqual([]);
    }
  }
});

/** What a page has and a mail has not: landmarks. */
const asMail = { rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false } } };
/** The themes differ in nothing else. */
const inColours = { runOnly: colourRules };

async function expectToFit(page: Page, what: string): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth, what).toBe(clientWidth);
  for (const picture of await page.locator('img').all()) {
    await expect(picture, what).not.toHaveJSProperty('naturalWidth', 0);
  }
}

test('the page of caught mails shows one in each form, and is good to look at in both themes', async ({
  page,
  mails,
}) => {
  // Others send hundreds beside this one: the newest are enough, and stay as they are while one looks.
  await page.addInitScript(() => {
    window.EventSource = class {} as never;
    addEventListener('DOMContentLoaded', () => {
      for (const one of document.querySelectorAll('.list li:nth-child(n + 31)')) one.remove();
    });
  });
  const { id, subject, text } = mails.find(({ name }) => name === 'booking-confirmed')!;
  await page.goto(inboxPage());
  await lookAtBoth(page, 'inbox-list', [375, 1280]);
  await page.goto(inboxPage(`/mails/${id}`));
  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
  await expect(mailIn(page).getByRole('heading', { level: 1 })).toBeVisible();
  await lookAtBoth(page, 'inbox-html', [375, 1280]);
  await showAs(page, 'Text').click();
  await expect(mailIn(page).locator('body')).toHaveText(text);
  await lookAtBoth(page, 'inbox-text', [375, 1280]);
  await showAs(page, 'Source').click();
  await expect(mailIn(page).locator('body')).toContainText('Content-Type: multipart/');
  await lookAtBoth(page, 'inbox-source', [375, 1280]);
});
