/** Every page, in each of the states that look different. */
import { insertOrganiser } from '@lastseat/test-data';
import type { Page } from '@playwright/test';
import { createEvent, listWith, uniqueWord, type TestEvent } from './events';
import { newPerson, onAnotherDevice, signUp, signUpUnproved } from './people';
import { query } from './test-server';
import { expect } from './test';
import { codeOf, holdTicket } from './tickets';

/** Open when this returns, with everything on it that has to come. */
type Opening = (page: Page) => Promise<unknown>;

type Wishes = NonNullable<Parameters<typeof createEvent>[0]>;

const concert = (wishes: Wishes = {}): Promise<TestEvent> =>
  createEvent({
    title: 'An Evening with the City Orchestra',
    // Far away, so that the visitor's own time is on the page too.
    timeZone: 'America/Argentina/Buenos_Aires',
    address: 'Sarmiento 151, C1041 Buenos Aires',
    ...wishes,
  });

const see = (page: Page, text: string) => expect(page.getByText(text).first()).toBeVisible();

function anEvent(wishes: Wishes, text: string): Opening {
  return async (page) => {
    const { id } = await concert(wishes);
    await page.goto(`/events/${id}`);
    await see(page, text);
  };
}

function aPath(path: string, text: string): Opening {
  return async (page) => {
    await page.goto(path);
    await see(page, text);
  };
}

/** Of a few: more of the same are no other page, and the rest of the table changes while one looks. */
function aList(wishes: Wishes, text: string): Opening {
  return async (page) => {
    const word = uniqueWord();
    const title = `An Evening with the ${word} Orchestra`;
    await concert({ ...wishes, title });
    await concert({ ...wishes, title, remainingTickets: 0 });
    await concert({ ...wishes, title, remainingTickets: 1, priceCents: 0 });
    const period = (wishes.daysFromNow ?? 0) < 0 ? 'past' : 'upcoming';
    await page.goto(`/events?search=${word}&period=${period}`);
    await expect(page.getByRole('article')).toHaveCount(3);
    await see(page, text);
  };
}

async function book(page: Page): Promise<void> {
  await page.goto(`/events/${(await concert()).id}`);
  await page.getByRole('button', { name: 'Book now' }).click();
}

async function openTicket(page: Page) {
  const holder = await holdTicket(page.context(), await concert());
  await page.goto(`/bookings/${holder.booking.id}`);
  await expect(codeOf(page)).toBeVisible();
  return holder;
}

const visitors: Record<string, Opening> = {
  landing: aPath('/', 'Going now'),
  events: aList({}, 'Live'),
  'events-none-found': aPath('/events?search=nothing+like+it', 'No events for'),
  'events-past': aList({ daysFromNow: -2 }, 'Past events'),
  event: anEvent({}, 'watching now'),
  'event-last-seat': anEvent({ remainingTickets: 1 }, '1 left'),
  'event-sold-out': anEvent({ remainingTickets: 0 }, 'Sold out'),
  'event-cancelled': anEvent({ status: 'cancelled' }, 'has cancelled this event'),
  organiser: async (page) => {
    const organiserId = await insertOrganiser((text, values) => query(text, ...values), []);
    await concert({ organiserId });
    await page.goto(`/o/organiser-${organiserId}`);
    await expect(page.getByRole('heading', { level: 1, name: 'An organiser' })).toBeVisible();
    await expect(page.getByRole('article')).toBeVisible();
  },
  'event-past': anEvent({ daysFromNow: -2 }, 'already started'),
  'login-to-book': async (page) => {
    await book(page);
    await expect(page.getByRole('region', { name: 'Your booking' })).toBeVisible();
  },
  login: async (page) => {
    await page.goto('/login');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await see(page, 'Enter your password');
  },
  register: async (page) => {
    await page.goto('/register');
    await page.getByRole('textbox', { name: 'Password', exact: true }).fill('short');
  },
  'not-found': aPath('/nowhere', 'This page does not exist'),
  saved: async (page) => {
    await page.goto(listWith(await concert()));
    await page.getByRole('button', { name: /^Save/ }).first().click();
    await page.goto('/events/saved');
    await expect(page.getByRole('article')).toBeVisible();
  },
};

const holders: Record<string, Opening> = {
  'event-booked': async (page) => {
    await signUp(page.context());
    await book(page);
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  },
  'bookings-none': async (page) => {
    await signUpUnproved(page.context());
    await aPath('/bookings', 'booked any events yet')(page);
    await see(page, 'Type it in');
  },
  bookings: async (page) => {
    const device = await onAnotherDevice(await signUp(page.context()));
    await device.cancel(await device.book(await concert({ title: 'Called off' })));
    await device.book(await concert());
    await page.goto('/bookings');
    await expect(page.getByRole('article').first()).toBeVisible();
  },
  'bookings-cancel': async (page) => {
    await holdTicket(page.context(), await concert());
    await page.goto('/bookings');
    await page.getByRole('button', { name: 'Cancel booking' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
  },
  ticket: openTicket,
  'ticket-void': async (page) => {
    await (await openTicket(page)).cancel();
    await see(page, 'not valid any more');
    await expect(codeOf(page)).toBeHidden();
  },
};

const accounts: Record<string, Opening> = {
  'forgot-password': aPath('/forgot-password', 'Send me a link'),
  'forgot-password-sent': async (page) => {
    await page.goto('/forgot-password');
    await page.getByRole('textbox', { name: 'Email' }).fill(newPerson().email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await see(page, 'a link is on its way');
  },
  'reset-password': aPath(`/reset-password/${'a'.repeat(43)}`, 'Change the password'),
  unsubscribe: aPath(`/unsubscribe/${'a'.repeat(43)}`, 'Do not send me these'),
  account: async (page) => {
    await onAnotherDevice(await signUp(page.context()));
    await page.goto('/account');
    await see(page, 'This one');
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await see(page, 'Delete it for good');
  },
  'account-unproved': async (page) => {
    await signUpUnproved(page.context());
    await page.goto('/account');
    await see(page, 'This one');
    await page.getByRole('button', { name: 'Prove my address' }).click();
    await see(page, 'Enter the 6 digits');
  },
};

/** By who looks. In one window one after the other: whoever signs in comes after those who need not. */
export const openings = {
  visitors,
  'people who hold tickets': holders,
  'somebody with an account': accounts,
};
