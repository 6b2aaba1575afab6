/**
 * Tells people by mail. A mail is read for and written when it is sent, so it never says what is not true
 * any more; what makes no sense any more is skipped, with the reason in the log.
 */
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Fact } from '@lastseat/contracts';
import { MetricsService } from '../common/observability/metrics/metrics.service.js';
import {
  ReceiversService,
  type Delivery,
  type OutboxMessage,
  type Receiver,
  type Shared,
} from '../outbox/receivers.service.js';
import type { MailPartsService } from './mail-parts.service.js';
import { renderHtml } from './template/render-html.js';
import { renderText } from './template/render-text.js';
import type { Mail, MailTransport } from './transports/mail-transport.js';
import { SMTP_CONNECTIONS } from './transports/smtp-transport.js';
import { AccountMails } from './write/account-mails.js';
import { BookingMails } from './write/booking-mails.js';
import { isOfOrder, OrderMails } from './write/order-mails.js';
import { isOfTransfer, TransferMails } from './write/transfer-mails.js';
import { skip, type Written } from './write/written.js';

@Injectable()
export class MailReceiver implements Receiver, OnModuleInit, OnApplicationShutdown {
  readonly name = 'mail';
  /** A mailbox that refuses holds up nobody else; each mail says how things are when it is written. */
  readonly isOrdered = false;
  readonly atOnce = SMTP_CONNECTIONS;
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly transport: MailTransport,
    private readonly receivers: ReceiversService,
    private readonly bookings: BookingMails,
    private readonly accounts: AccountMails,
    private readonly transfers: TransferMails,
    private readonly orders: OrderMails,
    private readonly metrics: MetricsService,
    private readonly parts: MailPartsService,
    /** Whether the notification worker sends them. */
    readonly isElsewhere: boolean,
  ) {}

  onModuleInit(): void {
    this.receivers.register(this);
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  partsOf({ facts }: OutboxMessage): readonly (readonly Fact[])[] {
    return this.parts.listForDispatcher(facts);
  }

  /** @throws why the mail was not taken */
  async deliver(delivery: Delivery): Promise<void | Shared> {
    const { facts, recipientId, aggregateId } = delivery;
    const [fact] = facts;
    if (fact?.type === 'event.changed' && recipientId === null) {
      return { recipientIds: await this.bookings.listAttendees(aggregateId) };
    }
    const written = fact ? await this.write(fact, delivery) : skip('there is no fact');
    if ('skipped' in written) {
      this.metrics.mails.inc({ outcome: 'skipped' });
      return this.logger.log(`${fact?.type} ${delivery.id} needs no mail: ${written.skipped}`);
    }
    await this.send(toMail(delivery.id, written));
  }

  private write(fact: Fact, { aggregateId, recipientId, facts }: Delivery): Promise<Written> {
    switch (fact.type) {
      case 'booking.held':
      case 'booking.askedAgain':
        return this.bookings.writeHeld(fact);
      case 'waitlist.offered':
        return this.bookings.writeOffered(fact);
      case 'booking.holdExpired':
        return this.bookings.writeMissed(fact);
      case 'booking.confirmed':
        return this.bookings.writeConfirmed(fact);
      case 'booking.cancelled':
        return this.bookings.writeCancelled(fact);
      case 'booking.changed':
        return this.bookings.writeQuantity(fact);
      case 'booking.reminderDue':
        return this.bookings.writeReminder(fact);
      case 'event.changed':
        return this.bookings.writeChanged(aggregateId, recipientId ?? '', fact);
      case 'account.verificationRequested':
        return this.accounts.writeCode(fact, facts.length > 1);
      case 'account.passwordResetRequested':
        return this.accounts.writeReset(fact);
      case 'account.passwordChanged':
        return this.accounts.writePasswordChanged(aggregateId);
      case 'account.emailChanged':
        return this.accounts.writeEmailChanged(aggregateId, fact);
      case 'account.signedInFromNewDevice':
        return this.accounts.writeNewDevice(fact);
      case 'account.secondFactorChanged':
        return this.accounts.writeSecondFactorChanged(aggregateId, fact);
      case 'organiser.memberInvited':
        return this.accounts.writeInvitation(fact);
      default:
        if (isOfTransfer(fact)) return this.transfers.write(fact, aggregateId);
        if (isOfOrder(fact)) return this.orders.write(fact, aggregateId);
        return Promise.resolve(skip('nobody is told of it by mail'));
    }
  }

  private async send(mail: Mail): Promise<void> {
    const outcome = await this.transport.send(mail);
    this.metrics.mails.inc({ outcome: outcome.kind });
    if (outcome.kind === 'failed') throw new Error(`${this.transport.name}: ${outcome.reason}`);
  }
}

function toMail(id: string, { to, letter }: Extract<Written, { letter: unknown }>): Mail {
  return {
    id,
    to,
    subject: letter.subject,
    html: renderHtml(letter),
    text: renderText(letter),
    attachments: letter.attachments ?? [],
    unsubscribeUrl: letter.unsubscribe?.postUrl ?? null,
  };
}
