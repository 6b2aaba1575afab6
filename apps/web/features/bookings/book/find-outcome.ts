import { postBooking } from '@/features/bookings/bookings-api';
import { whenLineIsBack } from '@/lib/http/line';
import { settleSession, useSession } from '@/lib/session';
import { askUntilAnswered } from './ask-until-answered';
import { AskerLeft, bookEvent, type BookOutcome } from './book-event';
import { OpenBookings } from './open-bookings';

interface OutcomeWish {
  eventId: string;
  eventTitle: string;
  quantity: number;
  ticketTypeId?: string | undefined;
  idempotencyKey: string;
  isUnheard?: boolean | undefined;
  onUnheard: () => void;
}

interface OutcomeParts {
  open?: OpenBookings;
  post?: typeof postBooking;
  listen?: typeof whenLineIsBack;
}

/** After these it may still be made. */
const isOpen = ({ kind }: BookOutcome) =>
  kind === 'unheard' || kind === 'signed-out' || kind === 'left';

/**
 * Asks with the one key until it is known; the booking is open meanwhile, also over a reload, and from
 * before anybody could say who is signed in. With the key of one that is open already, where there is one.
 */
export async function findOutcome(
  wish: OutcomeWish,
  { open = new OpenBookings(), post = postBooking, listen = whenLineIsBack }: OutcomeParts = {},
): Promise<BookOutcome> {
  const { eventId, eventTitle, quantity, ticketTypeId, isUnheard, onUnheard } = wish;
  const ofType = ticketTypeId !== undefined && { ticketTypeId };
  let { idempotencyKey } = wish;
  let askerId = useSession.getState().user?.id;
  const note = () => {
    const userId = askerId ?? null;
    idempotencyKey = open.open({
      userId,
      eventId,
      eventTitle,
      quantity,
      ...ofType,
      idempotencyKey,
    });
  };
  note();
  const ask = async (signal: AbortSignal) => {
    await settleSession();
    const { user, endReason } = useSession.getState();
    askerId ??= user?.id;
    const isAnother = user !== null && user.id !== askerId;
    if (isAnother || endReason === 'logged-out') throw new AskerLeft();
    note();
    return post({ eventId, quantity, ...ofType }, { idempotencyKey, signal });
  };
  const told = await bookEvent(() =>
    askUntilAnswered({ ask, isUnheard, onUnheard, whenLineIsBack: listen }),
  );
  // A sign-in page would only send somebody who is signed in back again.
  const isSignedOut = useSession.getState().status === 'signed-out';
  const outcome: BookOutcome =
    told.kind === 'signed-out' && !isSignedOut ? { kind: 'failed' } : told;
  if (!isOpen(outcome)) open.close(idempotencyKey);
  else if (outcome.kind !== 'unheard') open.closeUnowned();
  return outcome;
}
