/** What may be answered at all, with the system whole and in ruins. */
import type { Answer, Wish } from '../history.js';
import { checkEach, type Check } from './check.js';
import type { Evidence } from './evidence.js';

/** Nobody lets an event begin here, and everybody asks for what is their own. */
const POSSIBLE_REFUSALS: Record<Wish['kind'], readonly string[]> = {
  book: ['sold_out', 'already_booked', 'event_cancelled'],
  cancel: ['already_cancelled', 'already_admitted'],
  list: [],
  readSettings: [],
  changeCapacity: ['capacity_below_sold', 'stale_revision', 'event_cancelled'],
  cancelEvent: ['already_cancelled'],
  // Not `already_booked`: that would tell a stranger who comes.
  bookAsGuest: ['sold_out', 'guest_limit_reached', 'event_cancelled'],
  confirmByLink: ['hold_expired', 'already_booked', 'already_cancelled', 'event_cancelled'],
  cancelByLink: ['already_confirmed', 'already_cancelled', 'already_admitted'],
  join: ['already_booked', 'already_waiting', 'event_cancelled'],
  leave: [],
  readOwnLine: [],
  accept: ['offer_expired', 'already_cancelled', 'already_booked', 'event_cancelled'],
  readLine: [],
  promote: ['waitlist_entry_not_found'],
  remove: ['waitlist_entry_not_found'],
  offer: ['waitlist_entry_not_found', 'event_cancelled'],
  pause: ['stale_revision', 'event_cancelled'],
  askTransfer: ['already_cancelled', 'event_cancelled', 'transfer_pending'],
  takeBack: ['transfer_ended'],
  acceptTransfer: ['transfer_ended', 'already_booked', 'already_admitted', 'event_cancelled'],
  declineTransfer: ['transfer_ended'],
  readTickets: ['ticket_not_found'],
  registerDevice: [],
  scan: ['cancelled', 'transferred'],
  handIn: [],
};

export function checkAnswers({ wishes, attempts, gaps, endings }: Evidence): Check[] {
  const busy = attempts.flatMap(({ attempt }) =>
    attempt.answer.kind === 'busy' ? [attempt.answer] : [],
  );
  const inGaps = attempts.filter(({ attempt }) =>
    gaps.some(({ from, until }) => from <= attempt.sentAt && attempt.endedAt <= until),
  );
  return [
    checkEach('every answer was one that may be given', attempts, ({ wish, attempt }) => {
      const { answer } = attempt;
      const words = `a request to ${wish.kind} was answered`;
      if (answer.kind === 'unexpected') return `${words} ${answer.what}`;
      if (answer.kind !== 'refused' || POSSIBLE_REFUSALS[wish.kind].includes(answer.code)) {
        return null;
      }
      return `${words} ${answer.code}`;
    }),
    checkEach('every 503 says when to come back', busy, ({ hasRetryAfter }) =>
      hasRetryAfter ? null : 'a 503 without Retry-After',
    ),
    checkEach(
      'without a database the answer was 503 or none',
      inGaps,
      ({ wish, attempt: { answer } }) =>
        answer.kind === 'busy' || answer.kind === 'none'
          ? null
          : `a request to ${wish.kind} was answered ${answer.kind} while there was no database`,
    ),
    checkEach('every request got its answer in the end', wishes, (wish) =>
      wish.attempts.some(({ answer }) => isFinal(answer))
        ? null
        : `user ${wish.userId} never got to know what became of a request to ${wish.kind}`,
    ),
    checkEach('no process ended by itself', endings, ({ name, wasKilled }) =>
      wasKilled ? null : `${name} ended, and nobody had killed it`,
    ),
  ];
}

/** Whether the client knows now what it wanted to know, and need not ask again. */
export function isFinal(answer: Answer): boolean {
  return answer.kind !== 'busy' && answer.kind !== 'none';
}
