/** What people were told of a ticket that is passed on was so, and nothing became of one that nobody wanted. */
import type { Attempt, Wish } from '../history.js';
import type { TransferChange } from '../tickets.js';
import { checkEach, type Check } from './check.js';
import { CLOCK_ERROR_MS, type Evidence } from './evidence.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';
import type { Transfer } from './passes.js';
import { refusalsOf } from './refusals.js';

export function checkTransferAnswers(evidence: Evidence): Check[] {
  return [
    checkAsked(evidence),
    checkAccepted(evidence),
    checkEnded(evidence),
    checkPending(evidence),
    checkTransferEnded(evidence),
    checkWanted(evidence),
  ];
}

const answeredWith = <W extends Wish>(wishes: readonly W[], ...kinds: readonly string[]) =>
  wishes.flatMap((wish) =>
    wish.attempts
      .filter(({ answer }) => kinds.includes(answer.kind))
      .map((attempt) => ({ wish, attempt })),
  );

const isBefore = (at: number, { endedAt }: Attempt) => at <= endedAt + CLOCK_ERROR_MS;

const wasPending = ({ askedAt, endedAt }: Transfer, { sentAt, endedAt: until }: Attempt) =>
  askedAt <= until + CLOCK_ERROR_MS && endedAt >= sentAt - CLOCK_ERROR_MS;

function checkAsked({ askTransferWishes, transfers }: Evidence): Check {
  return checkEach(
    'everybody who was said to be asked was',
    answeredWith(askTransferWishes, 'asked'),
    ({ wish: { bookingId, userId, email }, attempt }) => {
      const { answer } = attempt;
      const asked = answer.kind === 'asked' ? transfers.get(answer.transferId) : undefined;
      const isOwn =
        asked?.bookingId === bookingId && asked.userId === userId && asked.toEmail === email;
      return isOwn && isBefore(asked.askedAt, attempt)
        ? null
        : `${email} was said to be asked to take booking ${bookingId}, and was not`;
    },
  );
}

/** Whoever has the link may accept, and of them one. */
function checkAccepted({ acceptTransferWishes, transfers, passesFrom }: Evidence): Check {
  return checkEach(
    'everybody who was told that a ticket is theirs got it, and nobody else',
    answeredWith(acceptTransferWishes, 'booked', 'told'),
    ({ wish: { transferId, userId, eventId }, attempt }) => {
      const transfer = transfers.get(transferId);
      const pass = passesFrom.get(transfer?.bookingId ?? '');
      const { answer } = attempt;
      const isOwn = pass?.transfer.id === transferId && pass.to.userId === userId;
      const isSame =
        (answer.kind === 'told' || answer.kind === 'booked') &&
        answer.eventId === eventId &&
        (answer.kind === 'told' || answer.bookingId === pass?.to.bookingId);
      return isOwn && isSame && isBefore(transfer!.endedAt, attempt)
        ? null
        : `${userId} was told that they got the ticket of transfer ${transferId}, and did not`;
    },
  );
}

/** Taken back by whose ticket it is, or declined by who was asked. */
function checkEnded({ takeBackWishes, declineWishes, transfers }: Evidence): Check {
  const byBooking = groupBy(transfers.values(), ({ bookingId }) => bookingId);
  const ends = [
    ...answeredWith(takeBackWishes, 'edited').map(({ wish, attempt }) => ({
      ...{ attempt, own: byBooking.get(wish.bookingId) ?? [], end: 'taken_back' },
    })),
    ...answeredWith(declineWishes, 'edited').map(({ wish, attempt }) => ({
      ...{ attempt, own: [transfers.get(wish.transferId)], end: 'declined' },
    })),
  ];
  return checkEach('every transfer that was said to be over was', ends, ({ attempt, own, end }) =>
    own.some((one) => one?.end === end && isBefore(one.endedAt, attempt))
      ? null
      : `transfer ${own[0]?.id} was said to be ${end}, and was not`,
  );
}

function checkPending({ askTransferWishes, transfers }: Evidence): Check {
  const byBooking = groupBy(transfers.values(), ({ bookingId }) => bookingId);
  return checkEach(
    'every `transfer_pending` was true',
    askTransferWishes.flatMap((wish) => refusalsOf(wish, 'transfer_pending')),
    ({ wish: { bookingId, email }, attempt }) =>
      byBooking.get(bookingId)?.some((one) => one.toEmail !== email && wasPending(one, attempt))
        ? null
        : `somebody else was said to be asked for booking ${bookingId}, and nobody was`,
  );
}

/** Also where the ticket itself is no more. */
function checkTransferEnded(evidence: Evidence): Check {
  const { takeBackWishes, declineWishes, acceptTransferWishes, transfers, lives } = evidence;
  const byBooking = groupBy(transfers.values(), ({ bookingId }) => bookingId);
  const byLink = [...declineWishes, ...acceptTransferWishes].flatMap(({ transferId, attempts }) =>
    refusalsOf({ own: [transfers.get(transferId)], attempts }, 'transfer_ended'),
  );
  const byHolder = takeBackWishes.flatMap(({ bookingId, attempts }) =>
    refusalsOf({ own: byBooking.get(bookingId) ?? [], attempts }, 'transfer_ended'),
  );
  return checkEach(
    'every `transfer_ended` was true',
    [...byLink, ...byHolder],
    ({ wish: { own }, attempt }) =>
      own.some(
        (one) =>
          one !== undefined &&
          (isBefore(one.endedAt, attempt) ||
            isBefore(lives.get(one.bookingId)?.cancelledAt ?? Infinity, attempt)),
      )
        ? null
        : `transfer ${own[0]?.id} was said to be over, and was not`,
  );
}

/** Each change was asked for by who may: one's own ticket is passed on, and nobody gets one against their will. */
function checkWanted(evidence: Evidence): Check {
  const { askTransferWishes, takeBackWishes, declineWishes, acceptTransferWishes } = evidence;
  const wanted: Record<TransferChange['became'], (change: TransferChange) => Wish[]> = {
    pending: ({ bookingId, userId, toEmail }) =>
      askTransferWishes.filter(
        (wish) => wish.bookingId === bookingId && wish.userId === userId && wish.email === toEmail,
      ),
    taken_back: ({ bookingId, userId }) =>
      takeBackWishes.filter((wish) => wish.bookingId === bookingId && wish.userId === userId),
    declined: ({ transferId }) => declineWishes.filter((wish) => wish.transferId === transferId),
    accepted: ({ transferId, newBookingId }) => {
      const holder = evidence.passesInto.get(newBookingId ?? '')?.to.userId;
      return acceptTransferWishes.filter(
        (wish) => wish.transferId === transferId && wish.userId === holder,
      );
    },
    deleted: () => [],
  };
  return checkEach(
    'no ticket was passed on, taken back or declined by nobody',
    evidence.database.tickets.transferChanges,
    (change) =>
      wanted[change.became](change).some(({ attempts }) =>
        attempts.some(({ sentAt }) => sentAt <= change.committedAt + CLOCK_ERROR_MS),
      )
        ? null
        : `nobody wanted transfer ${change.transferId} to be ${change.became}`,
  );
}
