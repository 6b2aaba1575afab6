import type { ClaimedDelivery } from './deliveries.sql.js';
import type { Receiver, Shared } from './receiver.js';
import { sendDelivery } from './send-delivery.js';

/** How far a run came. What is in none of them was not sent. */
export interface RunEnd {
  delivered: ClaimedDelivery[];
  shared?: { delivery: ClaimedDelivery; recipientIds: Shared['recipientIds'] };
  failed?: { delivery: ClaimedDelivery; error: unknown };
}

/**
 * Sends one after the other until one fails: what follows it has to wait with it.
 *
 * @param mayGoOn asked before each
 * @param stop cuts off the one that is under way
 */
export async function sendRun(
  receiver: Receiver,
  run: readonly ClaimedDelivery[],
  mayGoOn: () => boolean,
  stop: AbortSignal,
): Promise<RunEnd> {
  const delivered: ClaimedDelivery[] = [];
  for (const delivery of run) {
    if (!mayGoOn()) break;
    try {
      const shared = await sendDelivery(receiver, delivery, stop);
      if (shared) return { delivered, shared: { delivery, recipientIds: shared.recipientIds } };
      delivered.push(delivery);
    } catch (error) {
      // Cut off: nothing is wrong with it.
      return stop.aborted ? { delivered } : { delivered, failed: { delivery, error } };
    }
  }
  return { delivered };
}
