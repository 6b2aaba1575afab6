import type { Page } from '@playwright/test';
import { createEvent, type TestEvent } from './support/events';
import { lookAt, themes } from './support/look';
import { onAnotherDevice, signUp } from './support/people';
import { expect, test } from './support/test';

/** Open when this returns, with everything on it that has to come. */
type Opening = (page: Page, event: TestEvent) => Promise<void>;

const openings: Record<string, { isSignedIn?: boolean; open: Opening }> = {
  events: {
    open: async (page) => {
      await page.goto('/events');
      await expect(page.getByText('Live', { exact: true })).toBeVisible();
    },
  },
  'events-none-found': {
    open: async (page) => {
      await page.goto('/events?search=nothing+like+it');
      await expect(page.getByRole('heading', { name: 'No events match' })).toBeVisible();
    },
  },
  event: {
    open: async (page, { id }) => {
      await page.goto(`/events/${id}`);
      await expect(page.getByText('watching now')).toBeVisible();
    },
  },
  'event-booked': {
    open: async (page, { id }) => {
      await signUp(page.context());
      await page.goto(`/events/${id}`);
      await page.getByRole('button', { name: 'Book now' }).click();
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    },
  },
  'login-to-book': {
    open: async (page, { id }) => {
      await page.goto(`/events/${id}`);
      await page.getByRole('button', { name: 'Book now' }).click();
      await expect(page.getByRole('region', { name: 'Your booking' })).toBeVisible();
    },
  },
  login: {
    open: async (page) => {
      await page.goto('/login');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByText('Enter your password')).toBeVisible();
    },
  },
  register: {
    open: async (page) => {
      await page.goto('/register');
      await page.getByRole('textbox', { name: 'Password', exact: true }).fill('short');
    },
  },
  bookings: {
    isSignedIn: true,
    open: async (page, event) => {
      await page.goto('/bookings');
      await expect(page.getByRole('article')).toContainText(event.title);
    },
  },
  'bookings-cancel': {
    isSignedIn: true,
    open: async (page) => {
      await page.goto('/bookings');
      await page.getByRole('button', { name: 'Cancel booking' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  ticket: {
    isSignedIn: true,
    open: async (page) => {
      await page.goto('/bookings');
      await page.getByRole('link', { name: 'View ticket' }).click();
      await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
    },
  },
  'not-found': {
    open: async (page) => {
      await page.goto('/nowhere');
      await expect(page.getByRole('heading', { name: 'does not exist' })).toBeVisible();
    },
  },
};

test.use({ expectedComplaints: /status of 404/, reducedMotion: 'reduce' });

for (const [name, { isSignedIn, open }] of Object.entries(openings)) {
  for (const theme of themes) {
    test(`${name} in ${theme} fits every width, and axe finds nothing`, async ({
      page,
      context,
    }) => {
      const event = await createEvent({
        title: 'An Evening with the City Orchestra',
        // Far away, so that the visitor's own time is on the page too.
        timeZone: 'America/Argentina/Buenos_Aires',
        address: 'Sarmiento 151, C1041 Buenos Aires',
      });
      if (isSignedIn) await (await onAnotherDevice(await signUp(context))).book(event);
      await page.emulateMedia({ colorScheme: theme });
      await open(page, event);
      await lookAt(page, name, theme);
    });
  }
}
