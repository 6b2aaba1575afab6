import { findProblem } from '@/lib/http/api';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { paths } from '@/lib/http/paths';
import { postCheckout } from './orders-api';

/** Holds the seats. @returns the page where they are paid, or why not */
export async function startCheckout(
  ...wish: Parameters<typeof postCheckout>
): Promise<{ path: string } | { complaint: string }> {
  try {
    const { id } = await postCheckout(...wish);
    return { path: paths.checkout(id) };
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
