/** Sends one message to a push service, encrypted for the browser (RFC 8291) by the library. */
import webPush from 'web-push';
import type { PushMessage } from '@lastseat/contracts';
import type { PushKeyPair } from './push-key.js';
import type { Subscription } from './push-subscriptions.sql.js';

const TIMEOUT_MS = 20_000;

/** The browser has unsubscribed, or knows another key of ours: it never takes a message again. */
const GONE = [401, 403, 404, 410];

export type PushOutcome = 'sent' | 'gone';

export interface Sending {
  keys: PushKeyPair;
  /** Whom a push service may turn to: an address of the web, or `mailto:`. */
  contact: string;
  signal: AbortSignal;
  /** The service keeps it for a browser that is off for so long. */
  ttlSeconds: number;
}

/** @throws why it was not taken this time */
export async function pushTo(
  { endpoint, p256dh, auth }: Subscription,
  message: PushMessage,
  { keys, contact, signal, ttlSeconds }: Sending,
): Promise<PushOutcome> {
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(message),
    {
      TTL: ttlSeconds,
      urgency: 'high',
      // What is sent twice while the browser is off comes once.
      topic: message.tag.replaceAll('-', ''),
      vapidDetails: { subject: contact, ...keys },
      contentEncoding: 'aes128gcm',
    },
  );
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: toHeaders(headers),
    body: new Uint8Array(body ?? []),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  await answer.body?.cancel();
  if (answer.ok) return 'sent';
  if (GONE.includes(answer.status)) return 'gone';
  // Without the address, which is a secret of the browser's.
  throw new Error(`${new URL(endpoint).host} answered ${answer.status}`);
}

/** `fetch` counts the bytes itself. */
function toHeaders(headers: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(entries.filter(([name]) => name.toLowerCase() !== 'content-length'));
}
