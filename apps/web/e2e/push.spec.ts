import type { Page } from '@playwright/test';
import { createEvent } from './support/events';
import { lookAtBoth } from './support/look';
import { newBuyer, signUp } from './support/people';
import { query } from './support/test-server';
import { expect, test } from './support/test';

/**
 * No push service is asked by a test: the browser says what it would have been given by one. Without a
 * screen it forbids messages to every site, so it is made to ask and to be allowed.
 */
const endpoint = 'http://127.0.0.1:9/a-browser';

async function standInForService(page: Page): Promise<void> {
  await page.addInitScript((address) => {
    let permission: NotificationPermission = 'default';
    let isSubscribed = false;
    Object.defineProperty(Notification, 'permission', { get: () => permission });
    Notification.requestPermission = () => Promise.resolve((permission = 'granted'));
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

const countSubscriptions = async () => {
  const rows = await query('SELECT id FROM "PushSubscription" WHERE endpoint = $1', endpoint);
  return rows.length;
};

test.use({ serviceWorkers: 'allow' });

test('who waits lets the browser tell them too, and takes it back', async ({ page, context }) => {
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

  await page.getByRole('button', { name: 'Do not tell me here' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Tell me in this browser too' })).toBeVisible();
  expect(await countSubscriptions()).toBe(0);
});
