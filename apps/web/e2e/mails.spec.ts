/** Every mail as a mail program with a dark and a light theme shows it, and the page that catches them. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { screenshotsFolder } from './support/environment';
import { cardOf, createEvent, listWith } from './support/events';
import { inboxPage, sendEveryMail, type NamedMail } from './support/inbox';
import { lookAtBoth, themes } from './support/look';
import { signUp } from './support/people';
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

// An invitation that is not open, a picture within a mail that is shown by itself, a frame that runs nothing.
test.use({ expectedComplaints: /404|ERR_UNKNOWN_URL_SCHEME|Blocked script execution/ });

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
  for (const link of new Set(links)) {
    const answer = await page.goto(link);
    expect(answer?.status(), link).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

test('the page of caught mails shows each as HTML, as text and as it came', async ({
  page,
  mails,
}) => {
  for (const { id, subject, text } of mails) {
    const shown = mailIn(page).locator('body');
    await page.goto(inboxPage(`/mails/${id}`));
    await expect(page.getByRole('heading', { name: subject })).toBeVisible();
    await expect(mailIn(page).getByRole('heading', { level: 1 })).toBeVisible();
    await showAs(page, 'Text').click();
    await expect(shown).toHaveText(text);
    await showAs(page, 'Source').click();
    await expect(shown).toContainText('Content-Type: multipart/');
  }
});

test('every mail fits a phone and a window, can be read in both themes and by everybody', async ({
  page,
  mails,
}) => {
  for (const { name, html } of mails) {
    // By itself: where the inbox shows it nothing runs, and axe neither.
    await page.setContent(html);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
        expect(scrollWidth, `${name} at ${width} px`).toBe(clientWidth);
        const path = `${screenshotsFolder}/mail-${name}-${width}-${theme}.png`;
        await page.screenshot({ path, fullPage: true });
      }
      const { violations } = await new AxeBuilder({ page })
        // What a page has and a mail has not: landmarks.
        .disableRules(['region', 'landmark-one-main'])
        .analyze();
      expect(violations, `${name}, ${theme}`).toEqual([]);
    }
  }
});

test('the page of caught mails is good to look at, in both themes', async ({ page, mails }) => {
  const { id } = mails.find(({ name }) => name === 'booking-confirmed')!;
  await page.goto(inboxPage());
  await lookAtBoth(page, 'inbox-list', [375, 1280]);
  for (const view of ['html', 'text', 'source']) {
    await page.goto(inboxPage(`/mails/${id}?view=${view}`));
    await expect(mailIn(page).getByText('See you there!')).toBeVisible();
    await lookAtBoth(page, `inbox-${view}`, [375, 1280]);
  }
});
