/** Whoever has to hear of a commit gets a mail, nobody gets one of what was not committed, and a double is known as one. */
import type { BookingStatus } from '@lastseat/contracts';
import type { Fact, Message } from '../history.js';
import type { MadeMail } from '../mails.js';
import { checkEach, type Check } from './check.js';
import { CLOCK_ERROR_MS, type Evidence } from './evidence.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';

export function checkMails(evidence: Evidence): Check[] {
  return [checkMade(evidence), checkArrived(evidence), checkTrue(evidence)];
}

/** What is told of a booking by mail, and how it begins: the person's own cancel, or with its event. */
const subjects: Record<string, RegExp> = {
  'booking.confirmed': /^Booked: /,
  'booking.cancelled': /^(Booking c|C)ancelled: /,
  'waitlist.offered': /^It is your turn: /,
  // Of an offer; of a guest's hold none is sent.
  'booking.holdExpired': /^You missed your turn: /,
  // To whose it is now, with the ticket; and to whose it was.
  'booking.transferred': /^Booked: /,
  'transfer.accepted': /^Passed on: /,
  'transfer.asked': / passes .* on to you/,
  'transfer.takenBack': /^Taken back: /,
  'transfer.declined': /^Not accepted: /,
};

/** What the booking has to be. */
const statusTold: Record<string, BookingStatus> = {
  'booking.confirmed': 'confirmed',
  'waitlist.offered': 'held',
  'booking.transferred': 'confirmed',
  'transfer.declined': 'confirmed',
  // While it is pending: as long as nobody accepts it, the ticket is as it was.
  'transfer.asked': 'confirmed',
};

/** What is said whatever became of it since. */
const alwaysTold: ReadonlySet<string> = new Set(['booking.cancelled', 'transfer.accepted']);

interface MailedFact {
  message: Message;
  fact: Fact;
}

const keyOf = (
  { aggregateId, version }: Pick<Message, 'aggregateId' | 'version'>,
  fact?: MadeMail['facts'][number],
) => `${fact?.type} of ${fact?.bookingId}, version ${version} of ${aggregateId}`;

const keyOfMade = (made: MadeMail) => keyOf(made, made.facts[0]);

function listMailed({ database }: Evidence): MailedFact[] {
  return database.messages.flatMap((message) =>
    message.facts
      .filter(({ type }) => subjects[type] !== undefined)
      .map((fact) => ({ message, fact })),
  );
}

function checkMade(evidence: Evidence): Check {
  const made = groupBy(evidence.mails.made, keyOfMade);
  return checkEach(
    'every fact that is mailed has one mail, under one id',
    listMailed(evidence),
    ({ message, fact }) => {
      const count = made.get(keyOf(message, fact))?.length ?? 0;
      return count === 1 ? null : `${keyOf(message, fact)} has ${count} mails`;
    },
  );
}

/**
 * At least once. A mail is written when it is sent: that somebody has a booking is not said any more when it
 * is cancelled by then, nor that they are offered one when that is over. That a ticket was taken back hears
 * who had heard of it before, and who that was nobody knows here.
 */
function checkArrived(evidence: Evidence): Check {
  const { mails, rows, transfers } = evidence;
  const taken = new Set(mails.arrived.filter(({ isTaken }) => isTaken).map(({ id }) => id));
  const made = groupBy(mails.made, keyOfMade);
  const isStillTrue = ({ message, fact }: MailedFact) => {
    if (alwaysTold.has(fact.type)) return true;
    const isOver = transfers.get(message.aggregateId)?.end !== 'pending';
    if (fact.type === 'transfer.asked' && isOver) return false;
    const row = rows.get(fact.newBookingId ?? fact.bookingId ?? '');
    return row !== undefined && row.status === statusTold[fact.type];
  };
  return checkEach(
    'the mail server has taken every mail that is still true',
    listMailed(evidence).filter(isStillTrue),
    ({ message, fact }) => {
      const own = made.get(keyOf(message, fact)) ?? [];
      return own.some(({ id }) => taken.has(id)) ? null : `${keyOf(message, fact)} never arrived`;
    },
  );
}

function checkTrue(evidence: Evidence): Check {
  const made = new Map(evidence.mails.made.map((one) => [one.id, one]));
  const committed = new Map(
    evidence.database.messages.flatMap((message) =>
      message.facts.map((fact) => [keyOf(message, fact), message]),
    ),
  );
  return checkEach(
    'no mail came of what was not committed, and what came again came under the same id',
    evidence.mails.arrived,
    ({ id, subject, at }) => {
      const own = made.get(id);
      if (!own) return `"${subject}" came under ${id}, which nobody made`;
      const message = committed.get(keyOfMade(own));
      if (!message) return `"${subject}" came of ${keyOfMade(own)}, which was not committed`;
      const expected = subjects[own.facts[0]?.type ?? ''];
      if (expected?.test(subject) === false) {
        return `"${subject}" came under the id of ${keyOfMade(own)}`;
      }
      const isCommitted = message.committedAt <= at + CLOCK_ERROR_MS;
      return isCommitted ? null : `"${subject}" came before its commit`;
    },
  );
}
