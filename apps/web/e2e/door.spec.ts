import type { BrowserContext, Page } from '@playwright/test';
import { listCaches } from './support/caches';
import { showToCamera } from './support/camera';
import {
  answerOf,
  expectAnswer,
  inviteGuest,
  inviteLongAgo,
  openDoor,
  scanByHand,
} from './support/door';
import { createEvent, type TestEvent } from './support/events';
import { expect, test } from './support/line';
import { lookAtBoth } from './support/look';
import { openOrganiser, type TestOrganiser } from './support/organisers';
import { onAnotherDevice } from './support/people';

interface Evening {
  event: TestEvent;
  organiser: TestOrganiser;
}

async function openEvening(...members: Parameters<typeof openOrganiser>): Promise<Evening> {
  const organiser = await openOrganiser(...members);
  const event = await createEvent({
    organiserId: organiser.id,
    title: 'An evening of strings',
    maxPerPerson: 2,
  });
  return { event, organiser };
}

const atTheDoor = (window: BrowserContext) => ({ window, role: 'door' as const });
const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();

/** What is before the camera changes when it is opened again. */
async function hold(page: Page, code: string | null): Promise<void> {
  await page.getByRole('button', { name: 'Camera off' }).click();
  await showToCamera(code);
  await page.getByRole('button', { name: 'Start the camera' }).click();
}

test.use({
  permissions: ['camera'],
  serviceWorkers: 'allow',
  // What the API refuses, and what a browser notes of a network that is away.
  expectedComplaints: /status of 4(?:03|22)|net::ERR_|fetch RSC payload|WebSocket connection/,
});

test('a camera lets people in, once each, with and without a network', async ({
  page,
  context,
  goOffline,
  goOnline,
}) => {
  const { event, organiser } = await openEvening(atTheDoor(context));
  const mia = await inviteGuest(event, 'Mia Brandt', 2);
  const ben = await inviteGuest(event, 'Ben Okafor');
  const cem = await inviteGuest(event, 'Cem Yıldız');
  const dora = await inviteLongAgo(event, 'Dora Lind');
  await dora.passOn();
  await showToCamera(mia.codes[0]!);
  await openDoor(page, event);
  await expectAnswer(page, 'go', 'Admitted', 'Mia Brandt', 'Ticket 1 of 2');
  await next(page);
  await expect(page.getByText('1 of 5 in')).toBeVisible();

  await hold(page, mia.codes[0]!);
  await expectAnswer(page, 'wait', 'Already in', /Somebody was let in at .+ by North door/);
  await next(page);

  await ben.cancel();
  await scanByHand(page, ben.codes[0]!);
  await expectAnswer(page, 'stop', 'Void', 'cancelled');
  await next(page);
  await hold(page, dora.codes[0]!);
  await expectAnswer(page, 'stop', 'Void', 'This ticket was passed on', 'another code');
  await next(page);

  await expect(page.getByText('Ready for the time without a network')).toBeVisible();
  await goOffline();
  await expect(page.getByText(/^Offline · list of /)).toBeVisible();
  await hold(page, cem.codes[0]!);
  await expectAnswer(page, 'go', 'Admitted', 'Cem Yıldız', 'without a network');
  await next(page);
  await expect(page.getByText('1 to hand in')).toBeVisible();

  await page.reload();
  await expectAnswer(page, 'wait', 'Already in', 'Cem Yıldız', 'by North door');
  await next(page);
  await hold(page, dora.codes[0]!);
  await expectAnswer(page, 'stop', 'Void', /Not on the list of .+: cancelled or passed on/);
  await next(page);
  await hold(page, mia.codes[1]!);
  await expectAnswer(page, 'go', 'Admitted', 'Ticket 2 of 2');
  await next(page);

  // Nobody can know here that another device lets the same ticket in.
  const other = await onAnotherDevice(organiser.people[0]!);
  await other.letIn(event, cem.codes[0]!, 'South door');
  await goOnline();
  await expect(page.getByText('Online', { exact: true })).toBeVisible();
  await expect(page.getByText(/to hand in/)).toBeHidden();
  await page.getByRole('button', { name: '1 conflict' }).click();
  const conflicts = page.getByRole('dialog', { name: 'Conflicts' });
  await expect(conflicts).toContainText('Cem Yıldız');
  await expect(conflicts).toContainText(/by North door.*by South door/);

  // What the worker keeps is the same for everybody; another release takes it away with it.
  const kept = await listCaches(page);
  expect(kept).toContain('/door/start');
  expect(kept.filter((path) => !/^\/(_next\/static\/|door\/start$)/.test(path))).toEqual([]);
  await page.evaluate(() =>
    navigator.serviceWorker.register('/door-sw.js?release=next', { scope: '/door/' }),
  );
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['lastseat.door.next']);
});

test('a hand scanner, a name and a mistake: everybody is seen at the console, and a lost phone signed out', async ({
  page,
  context,
  openWindow,
}) => {
  await showToCamera(null);
  const office = await openWindow();
  const owner = { window: office, role: 'owner' as const };
  const { event, organiser } = await openEvening(owner, atTheDoor(context));
  const mia = await inviteGuest(event, 'Mia Brandt');
  await inviteGuest(event, 'Ben Okafor');
  await openDoor(page, event);
  const console = await office.newPage();
  await console.goto(`/organise/${organiser.slug}/events/${event.id}/door`);
  await expect(console.getByText('0 of 2 in · Live')).toBeVisible();

  await scanByHand(page, mia.codes[0]!);
  await expectAnswer(page, 'go', 'Mia Brandt');
  await expect(console.getByText('1 of 2 in · Live')).toBeVisible();
  await expect(console.getByRole('listitem').filter({ hasText: 'Mia Brandt' })).toContainText(
    'North door',
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(answerOf(page)).toContainText('Taken back');
  await expect(console.getByText('0 of 2 in · Live')).toBeVisible();

  // The next ticket takes the answer away by itself.
  await scanByHand(page, 'https://example.com/not-a-ticket');
  await expectAnswer(page, 'stop', 'No ticket');
  await page.keyboard.press('Enter');
  await expect(answerOf(page)).toBeHidden();

  await page.getByRole('textbox', { name: 'Code, name or reference' }).fill('okafor');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Admit of Ben Okafor' }).click();
  await expectAnswer(page, 'go', 'Ben Okafor');
  await expect(console.getByText('1 of 2 in · Live')).toBeVisible();

  await console.reload();
  await console.getByRole('button', { name: 'Sign out North door' }).click();
  await console.getByRole('button', { name: 'Sign it out' }).click();
  await expect(console.getByText(/signed out/).first()).toBeVisible();
  await scanByHand(page, mia.codes[0]!);
  await expect(page.getByRole('heading', { name: 'This device was signed out' })).toBeVisible();
  expect(await countKept(page)).toEqual({ doors: 0, lists: 0, scans: 0 });
  await expect(console.getByText('1 of 2 in · Live')).toBeVisible();
});

/** What the device has in its database. */
const countKept = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('lastseat.door');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('The database does not open'));
    });
    const counts: Record<string, number> = {};
    for (const name of database.objectStoreNames) {
      const counting = database.transaction(name).objectStore(name).count();
      await new Promise((resolve) => (counting.onsuccess = resolve));
      counts[name] = counting.result;
    }
    database.close();
    return counts;
  });

test('the door fits a phone in both themes, and axe finds nothing', async ({
  page,
  context,
  openWindow,
}) => {
  await showToCamera(null);
  const office = await openWindow();
  const owner = { window: office, role: 'owner' as const };
  const { event, organiser } = await openEvening(owner, atTheDoor(context));
  const mia = await inviteGuest(event, 'Mia Brandt', 2);
  await page.goto('/door/start');
  await expect(page.getByText('No door is kept on this device')).toBeVisible();
  await expect(page.locator('link[rel=manifest]')).toHaveAttribute('href', '/door.webmanifest');
  await lookAtBoth(page, 'door-start', [375]);
  await page.goto(`/door/${event.id}`);
  await expect(page.getByRole('textbox', { name: 'Name of this device' })).toBeVisible();
  await lookAtBoth(page, 'door-name', [375]);
  await openDoor(page, event);
  await expect(page.getByRole('button', { name: 'Camera off' })).toBeVisible();
  await lookAtBoth(page, 'door', [375]);
  await scanByHand(page, mia.codes[0]!);
  await expectAnswer(page, 'go', 'Admitted');
  await lookAtBoth(page, 'door-admitted', [375]);
  await scanByHand(page, mia.codes[0]!);
  await expectAnswer(page, 'wait', 'Already in');
  await lookAtBoth(page, 'door-already-in', [375]);
  await scanByHand(page, 'https://example.com/');
  await expectAnswer(page, 'stop', 'No ticket');
  await lookAtBoth(page, 'door-no-ticket', [375]);
  await next(page);
  await page.getByRole('button', { name: 'Last scans' }).click();
  await expect(page.getByRole('dialog', { name: 'Last scans' })).toContainText('Mia Brandt');
  await lookAtBoth(page, 'door-last-scans', [375]);

  const console = await office.newPage();
  await console.goto(`/organise/${organiser.slug}/events/${event.id}/door`);
  await expect(console.getByText('1 of 2 in · Live')).toBeVisible();
  await lookAtBoth(console, 'console-door', [375]);
});
