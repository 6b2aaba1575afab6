import { postBooking } from '@/features/bookings/bookings-api';
import { whenLineIsBack } from '@/lib/http/line';
import { settleSession, useSession } from '@/lib/session';
import { askUntilAnswered } from './ask-until-answered';
import { AskerLeft, bookEvent, type BookOutcome } from './book-event';
import type { OpenBookings } from './open-bookings';

interface OutcomeWish {
  eventId: string;
  eventTitle: string;
  quantity: number;
  idempotencyKey: string;
  isUnheard?: boolean | undefined;
  onUnheard: () => void;
}

interface OutcomeParts {
  open: OpenBookings;
  post?: typeof postBooking;
  listen?: typeof whenLineIsBack;
}

/** Asks with the one key until it is known; the booking is open meanwhile, also over a reload. */
export async function findOutcome(
  wish: OutcomeWish,
  { open, post = postBooking, listen = whenLineIsBack }: OutcomeParts,
): Promise<BookOutcome> {
  const { eventId, eventTitle, quantity, idempotencyKey, isUnheard, onUnheard } = wish;
  let askerId = useSession.getState().user?.id;
  const ask = async (signal: AbortSignal) => {
    await settleSession();
    const { user, endReason } = useSession.getState();
    askerId ??= user?.id;
    const isAnother = user !== null && user.id !== askerId;
    if (isAnother || endReason === 'logged-out') throw new AskerLeft();
    if (user) open.open({ userId: user.id, eventId, eventTitle, quantity, idempotencyKey });
    return post({ eventId, quantity }, { idempotencyKey, signal });
  };
  const outcome = await bookEvent(() =>
    askUntilAnswered({ ask, isUnheard, onUnheard, whenLineIsBack: listen }),
  );
  // A sign-in page would only send somebody who is signed in back again.
  const isSignedOut = useSession.getState().status === 'signed-out';
  return outcome.kind === 'signed-out' && !isSignedOut ? { kind: 'failed' } : outcome;
}
