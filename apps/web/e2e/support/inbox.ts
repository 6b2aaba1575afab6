/** The mails that were caught in the place of being sent. */
import type { Booking } from '@lastseat/contracts';
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { inboxUrl } from './environment';
import { uniqueWord, type TestEvent } from './events';
import { ask } from './test-server';

export interface CaughtMail {
  id: number;
  subject: string;
  text: string;
  html: string;
}

export const inboxPage = (path = '/') => `${inboxUrl}${path}`;

/** Resolves with the newest one to the address that has the words in its subject, once it is there. */
export async function findMail(to: string, subject: string): Promise<CaughtMail> {
  let found: CaughtMail | undefined;
  const look = async () => {
    const answer = await fetch(`${inboxUrl}/mails.json?to=${encodeURIComponent(to)}`);
    const mails = (await answer.json()) as CaughtMail[];
    found = mails.find((mail) => mail.subject.includes(subject));
    return found !== undefined;
  };
  await expect.poll(look).toBe(true);
  if (!found) throw new Error('It is there, and is not');
  return found;
}

/** Presses a link of the mail as a web mail client shows it. @returns the page that it leads to */
export async function followLink(
  context: BrowserContext,
  { id }: CaughtMail,
  name: string,
): Promise<Page> {
  const mail = await context.newPage();
  await mail.goto(inboxPage(`/mails/${id}/html`));
  const opening = context.waitForEvent('page');
  await mail.getByRole('link', { name }).click();
  const opened = await opening;
  await mail.close();
  return opened;
}

/** The six digits that are to be typed in. */
export function codeIn({ text }: CaughtMail): string {
  const [code] = /\b\d{6}\b/.exec(text) ?? [];
  if (code === undefined) throw new Error(`There is no code in ${text}`);
  return code;
}

export interface NamedMail extends CaughtMail {
  name: string;
}

/** One of each mail, to addresses of their own. */
export async function sendEveryMail({ id: eventId }: TestEvent, booking: Booking) {
  const domain = `${uniqueWord()}.example`;
  const wishes = { eventId, bookingId: booking.id, domain };
  const names = (await ask('/mails', wishes)) as string[];
  const find = async (name: string): Promise<NamedMail> => ({
    name,
    ...(await findMail(`${name}@${domain}`, '')),
  });
  return Promise.all(names.map(find));
}
