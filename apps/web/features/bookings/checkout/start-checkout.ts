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
    return { complaint: explainRefusal(error) };
  }
}
