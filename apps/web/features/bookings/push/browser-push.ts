/** What the browser has to do with messages that it shows while no page is open. */
import type { PushSubscriptionInput } from '@lastseat/contracts';
import { readyWorker } from '@/features/bookings/kept/register-worker';
import { findBrowserStorage } from '@/lib/session/browser-storage';
import { deleteSubscription, getPushKey, putSubscription } from './push-api';
import { isPushOwner, writePushOwner } from './push-owner';

/** `blocked`: the person has forbidden it in the browser. */
export type PushState = 'unsupported' | 'blocked' | 'off' | 'on';

/** Safari on a phone can once the site is on the home screen. */
const isSupported = () =>
  process.env.NODE_ENV === 'production' &&
  'serviceWorker' in navigator &&
  'PushManager' in window &&
  'Notification' in window;

/** As it is for this person. Where they are told, the server hears of the log-in that it is for now. */
export async function readPushState(userId: string): Promise<PushState> {
  if (!isSupported()) return 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  if (Notification.permission !== 'granted') return 'off';
  if (!isPushOwner(findBrowserStorage(), userId)) return 'off';
  const subscription = await findSubscription();
  if (subscription === null) return 'off';
  await putSubscription(toInput(subscription));
  return 'on';
}

/** To be called by a press: browsers ask the person for nothing else. */
export async function turnPushOn(userId: string): Promise<PushState> {
  const permission = await Notification.requestPermission();
  if (permission === 'denied') return 'blocked';
  if (permission !== 'granted') return 'off';
  const key = await getPushKey();
  if (key === null) return 'unsupported';
  await putSubscription(toInput(await subscribe(key)));
  writePushOwner(findBrowserStorage(), userId);
  return 'on';
}

export async function turnPushOff(): Promise<PushState> {
  writePushOwner(findBrowserStorage(), '');
  const subscription = await findSubscription();
  if (subscription === null) return 'off';
  await deleteSubscription(subscription.endpoint);
  await subscription.unsubscribe();
  return 'off';
}

const findSubscription = async () => (await readyWorker()).pushManager.getSubscription();

/** One that was made for another key of the server is of no use. */
async function subscribe(key: string): Promise<PushSubscription> {
  const { pushManager } = await readyWorker();
  const options = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await pushManager.subscribe(options);
  } catch (error) {
    const old = await pushManager.getSubscription();
    if (old === null) throw error;
    await old.unsubscribe();
    return pushManager.subscribe(options);
  }
}

function toInput(subscription: PushSubscription): PushSubscriptionInput {
  const { endpoint, keys } = subscription.toJSON();
  const { p256dh, auth } = keys ?? {};
  if (!endpoint || !p256dh || !auth) throw new TypeError('The browser gave no keys');
  return { endpoint, keys: { p256dh, auth } };
}
