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
): Promise<void | Shared> {
  stop.throwIfAborted();
  const end = new AbortController();
  const onStop = () => end.abort(stop.reason);
  stop.addEventListener('abort', onStop);
  const timer = setTimeout(
    () => end.abort(new Error(`${receiver.name} took longer than ${LONGEST_SEND_MS / 1_000} s`)),
    LONGEST_SEND_MS,
  );
  const cutOff = new Promise<never>((_resolve, reject) => {
    end.signal.addEventListener('abort', () => reject(end.signal.reason as Error));
  });
  try {
    return await Promise.race([receiver.deliver(delivery, end.signal), cutOff]);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', onStop);
  }
}
