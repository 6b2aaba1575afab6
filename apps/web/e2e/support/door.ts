/** People with tickets, and who lets them in. */
import type { Booking } from '@lastseat/contracts';
import { expect, type Page } from '@playwright/test';
import type { TestEvent } from './events';
import { findMail } from './inbox';
import { newBuyer, proveAddress } from './people';

export interface Guest {
  booking: Booking;
  /** Of each seat. */
  codes: string[];
  cancel: () => Promise<void>;
  /** To somebody who has an account, and accepts at once. */
  passOn: () => Promise<void>;
}

export async function inviteGuest(event: TestEvent, name: string, quantity = 1): Promise<Guest> {
  const buyer = await newBuyer(name);
  const booking = await buyer.book(event, quantity);
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
  return { booking, codes, cancel: () => buyer.cancel(booking), passOn };
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
