import type { CDPSession, Page } from '@playwright/test';
import { createEvent } from './support/events';
import { lookAtBoth } from './support/look';
import { newBuyer, signUp } from './support/people';
import { query } from './support/test-server';
import { expect, test } from './support/test';

/** No push service is asked by a test: the browser says what it would have been given by one. */
const endpoint = 'http://127.0.0.1:9/a-browser';

async function standInForService(page: Page): Promise<void> {
  await page.addInitScript((address) => {
    let isSubscribed = false;
    const subscription = {
      endpoint: address,
      toJSON: () => ({
        endpoint: address,
        keys: {
          // Of an example of RFC 8291.
          p256dh:
            'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
          auth: 'BTBZMqHH6r4Tts7J_aSIgg',
        },
      }),
      unsubscribe: () => {
        isSubscribed = false;
        return Promise.resolve(true);
      },
    };
    PushManager.prototype.subscribe = () => {
      isSubscribed = true;
      return Promise.resolve(subscription as unknown as PushSubscription);
    };
    PushManager.prototype.getSubscription = () =>
      Promise.resolve(isSubscribed ? (subscription as unknown as PushSubscription) : null);
  }, endpoint);
}

/** As a push service would hand it to the browser. */
async function handOver(page: Page, message: object): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ isDeleted }) => !isDeleted);
      if (found) resolve(found.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const { origin } = new URL(page.url());
  const data = JSON.stringify(message);
  await session.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: await registered,
    data,
  });
}

const countSubscriptions = async () => {
  const rows = await query('SELECT id FROM "PushSubscription" WHERE endpoint = $1', [endpoint]);
  return rows.length;
};

test.use({ serviceWorkers: 'allow', permissions: ['notifications'] });

test('who waits lets the browser tell them, is shown what it is sent, and takes it back', async ({
  page,
  context,
}) => {
  const event = await createEvent({ totalTickets: 1, waitlistMode: 'offer' });
  await (await newBuyer()).book(event);
  await signUp(context);
  await standInForService(page);
  await page.goto(`/events/${event.id}`);
  await page.getByRole('button', { name: /^Join the waitlist/ }).click();
  await page.getByRole('button', { name: 'Tell me in this browser too' }).press('Enter');
  const isOn = page.getByText('This browser tells you too');
  await expect(isOn).toBeVisible();
  expect(await countSubscriptions()).toBe(1);
  await lookAtBoth(page, 'waitlist-push', [375, 1280]);

  await handOver(page, {
    title: 'It is your turn',
    body: 'A seat is kept for you.',
    path: `/events/${event.id}`,
    tag: event.id,
  });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const notifications = await registration.getNotifications();
      return notifications.map(({ title, body }) => ({ title, body }));
    });
  await expect.poll(shown).toEqual([{ title: 'It is your turn', body: 'A seat is kept for you.' }]);

  await page.getByRole('button', { name: 'Do not tell me here' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Tell me in this browser too' })).toBeVisible();
  expect(await countSubscriptions()).toBe(0);
});
