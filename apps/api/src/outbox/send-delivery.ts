import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery, Receiver, Shared } from './receiver.js';

/** A receiver that says nothing for so long hangs. Well within the lease of a delivery. */
export const LONGEST_SEND_MS = 20_000;

/**
 * Sends one delivery, and waits for no receiver that hangs, also if it does not listen to its signal.
 * @throws what the receiver throws, that it took too long, or why it had to `stop`
 */
export async function sendDelivery(
  receiver: Receiver,
  delivery: Delivery,
  stop: AbortSignal,
  longestMs = LONGEST_SEND_MS,
): Promise<void | Shared> {
  const ended = new AbortController();
  const tooLate = new AbortController();
  const signal = AbortSignal.any([stop, tooLate.signal]);
  const end = pause(longestMs, undefined, { signal: AbortSignal.any([stop, ended.signal]) }).then(
    () => tooLate.abort(new Error(`${receiver.name} took longer than ${longestMs / 1_000} s`)),
    () => undefined,
  );
  try {
    const overtaken = end.then(() => {
      signal.throwIfAborted();
    });
    return await Promise.race([receiver.deliver(delivery, signal), overtaken]);
  } finally {
    ended.abort();
  }
}
