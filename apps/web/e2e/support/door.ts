/** People with tickets, and who lets them in. */
import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { takeSeats, type TestEvent } from './events';
import { findMail } from './inbox';
import { newBuyer, proveAddress } from './people';

export interface Guest {
  /** Of each seat. */
  codes: string[];
  cancel: () => Promise<void>;
  /** To somebody who has an account, and accepts at once. */
  passOn: () => Promise<void>;
}

type Buyer = Awaited<ReturnType<typeof newBuyer>>;

export async function inviteGuest(event: TestEvent, name: string, quantity = 1): Promise<Guest> {
  const buyer = await newBuyer(name);
  return makeGuest(name, buyer, await buyer.book(event, quantity));
}

/** The door believes that a list may lack what was booked in the minute before it: so not of this minute. */
export async function inviteLongAgo(event: TestEvent, name: string): Promise<Guest> {
  const buyer = await newBuyer(name);
  const { userId } = buyer;
  const booking = { id: idOfAnHourAgo(), userId, eventId: event.id };
  await takeSeats(event, [booking]);
  return makeGuest(name, buyer, booking);
}

/** UUID, version 7: it begins with the time. */
function idOfAnHourAgo(): string {
  const time = (Date.now() - 60 * 60_000).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

async function makeGuest(name: string, buyer: Buyer, booking: { id: string }): Promise<Guest> {
  const codes = await buyer.showTickets(booking);
  const passOn = async () => {
    const friend = await newBuyer();
    await proveAddress({ name, email: buyer.email });
    await buyer.passOn(booking, friend.email);
    const { text } = await findMail(friend.email, 'passes a ticket on to you');
    const [, token] = /\/transfer\/([\w-]+)/.exec(text) ?? [];
    if (token === undefined) throw new Error(`There is no link in ${text}`);
    await friend.accept(token);
  };
  return { codes, cancel: () => buyer.cancel(booking), passOn };
}

/** On a device that is new here; the page is ready for whoever comes. */
export async function openDoor(page: Page, event: TestEvent, name = 'North door'): Promise<void> {
  await page.goto(`/door/${event.id}`);
  await page.getByRole('textbox', { name: 'Name of this device' }).fill(name);
  await page.getByRole('button', { name: 'Open the door' }).click();
  await expect(page.getByText(/of [\d,]+ in/)).toBeVisible();
}

/** As a hand scanner does: into whatever has the focus, and Enter. */
export async function scanByHand(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

export const answerOf = (page: Page) => page.getByRole('region', { name: 'Answer' });

/** Its colour is what is seen from afar. */
export async function expectAnswer(
  page: Page,
  tone: 'go' | 'wait' | 'stop',
  ...words: (string | RegExp)[]
): Promise<void> {
  await expect(answerOf(page)).toHaveAttribute('data-tone', tone);
  for (const text of words) await expect(answerOf(page)).toContainText(text);
}
