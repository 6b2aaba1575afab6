import type { Order } from '@lastseat/contracts';
import { findProblem } from '@/lib/http/api';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { paths } from '@/lib/http/paths';
import { postCheckout, type CheckoutWish } from './orders-api';

/** Holds the seats. @returns the page where they are paid, or why not */
export async function startCheckout(
  eventId: string,
  wish: CheckoutWish,
): Promise<{ path: string } | { complaint: string }> {
  try {
    const order = await postCheckout(eventId, wish);
    const isAsWished = isOf(order, wish);
    return { path: isAsWished ? paths.checkout(order.id) : paths.earlierCheckout(order.id) };
  } catch (error) {
    return { complaint: explainCodeLeft(error) ?? explainRefusal(error) };
  }
}

/** Where the code is good for fewer tickets than were wanted. */
function explainCodeLeft(error: unknown): string | null {
  const problem = findProblem(error);
  const left = problem?.code === 'promo_code_used_up' ? problem.numbers?.['ticketsLeft'] : 0;
  if (!left) return null;
  return `This code is good for ${left} more ${left === 1 ? 'ticket' : 'tickets'} only.`;
}

const isOf = ({ lines, promoCode }: Order, wish: CheckoutWish): boolean =>
  listOf(lines) === listOf(wish.lines) && promoCode === (wish.promoCode ?? null);

/** How many of what, in whatever order. */
const listOf = (lines: readonly { quantity: number; ticketTypeId?: string | null | undefined }[]) =>
  lines
    .map(({ ticketTypeId, quantity }) => `${quantity} × ${ticketTypeId ?? ''}`)
    .sort()
    .join();
