/** Which facts are told by mail, and who makes those mails: the dispatcher, or who reads Kafka. */
import { Inject, Injectable } from '@nestjs/common';
import { isToldWhole, type Fact } from '@lastseat/contracts';
import { CONFIG, type Config } from '../common/config/config.js';
import { isWorthMail } from './letters/event-changed.js';

@Injectable()
export class MailPartsService {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'NOTIFICATIONS'>) {}

  /** Of one message, for the dispatcher: all that is mailed, or what Kafka is not told whole. */
  listForDispatcher(facts: readonly Fact[]): Fact[][] {
    return this.config.NOTIFICATIONS === 'kafka'
      ? listParts(facts).filter(([fact]) => !isToldWhole(fact.type))
      : listParts(facts);
  }

  /** Of one message, for who reads it in Kafka. */
  listForReader(facts: readonly Fact[]): [Fact, ...Fact[]][] {
    return listParts(facts).filter(([fact]) => isToldWhole(fact.type));
  }
}

/** A mail each. */
function listParts(facts: readonly Fact[]): [Fact, ...Fact[]][] {
  const registered = facts.filter(({ type }) => type === 'account.registered');
  return facts
    .filter(isMailed)
    .map((fact) =>
      fact.type === 'account.verificationRequested' ? [fact, ...registered] : [fact],
    );
}

/** Exhaustive, so that a new fact does not compile before somebody has thought of it here. */
const mailed: Record<Fact['type'], boolean> = {
  'booking.held': true,
  // They are at it.
  'booking.heldForPayment': false,
  // Of what was offered. Of a guest's hold the address was never proved: who did not come hears no more.
  'booking.holdExpired': true,
  'booking.askedAgain': true,
  'booking.confirmed': true,
  'booking.cancelled': true,
  'booking.changed': true,
  'booking.reminderDue': true,
  'waitlist.joined': false,
  'waitlist.left': false,
  'waitlist.promoted': false,
  'waitlist.offered': true,
  'event.published': false,
  'event.changed': true,
  // Each of its bookings is cancelled, and tells.
  'event.cancelled': false,
  // Said by the mail with the code, which comes in the same message.
  'account.registered': false,
  'account.verificationRequested': true,
  'account.passwordResetRequested': true,
  'account.passwordChanged': true,
  'account.emailChanged': true,
  'account.signedInFromNewDevice': true,
  'account.secondFactorChanged': true,
  'account.deleted': false,
  'organiser.memberInvited': true,
  'transfer.asked': true,
  'booking.transferred': true,
  'transfer.accepted': true,
  'transfer.takenBack': true,
  'transfer.declined': true,
  // With what was paid: the mail with the tickets says nothing of money.
  'order.paid': true,
  'order.refunded': true,
};

function isMailed(fact: Fact): boolean {
  return mailed[fact.type] && (fact.type !== 'event.changed' || isWorthMail(fact.changed));
}
