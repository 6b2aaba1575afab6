import type { CheckoutInput } from '@lastseat/contracts';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { paths } from '@/lib/http/paths';
import { postCheckout } from './orders-api';

/** Holds the seats. @returns the page where they are paid, or why not */
export async function startCheckout(
  eventId: string,
  lines: CheckoutInput['lines'],
): Promise<{ path: string } | { complaint: string }> {
  try {
    const order = await postCheckout(eventId, lines);
    const isAsWished = listOf(order.lines) === listOf(lines);
    return { path: isAsWished ? paths.checkout(order.id) : paths.earlierCheckout(order.id) };
  } catch (error) {
    return { complaint: explainRefusal(error) };
  }
}

/** How many of what, in whatever order. */
const listOf = (lines: readonly { quantity: number; ticketTypeId?: string | null | undefined }[]) =>
  lines
    .map(({ ticketTypeId, quantity }) => `${quantity} × ${ticketTypeId ?? ''}`)
    .sort()
    .join();
