/** Mails about tickets that are passed on: read as they are now, and written if they still make sense. */
import { Inject, Injectable } from '@nestjs/common';
import type { Fact, FactOf } from '@lastseat/contracts';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { CONFIG, type Config } from '../../common/config/config.js';
import { TransferMailsService } from '../../transfers/transfer-mails.service.js';
import type { BookingContent } from '../content/booking-content.js';
import { BookingContents } from '../content/booking-contents.js';
import { createLinks, type Links } from '../content/links.js';
import { bookingConfirmed, type LetterContext } from '../letters/booking-letters.js';
import * as letters from '../letters/transfer-letters.js';
import { skip, type Written } from './written.js';

const NOBODY_THERE = 'the account is deleted, or its address somebody else’s';

type TransferFact = FactOf<
  | ('transfer.asked' | 'booking.transferred' | 'transfer.accepted')
  | ('transfer.takenBack' | 'transfer.declined')
>;

export const isOfTransfer = (fact: Fact): fact is TransferFact =>
  fact.type === 'booking.transferred' || fact.type.startsWith('transfer.');

@Injectable()
export class TransferMails {
  private readonly links: Links;

  constructor(
    private readonly contents: BookingContents,
    private readonly transfers: TransferMailsService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) { PUBLIC_URL }: Config,
  ) {
    this.links = createLinks(PUBLIC_URL);
  }

  write(fact: TransferFact, transferId: string): Promise<Written> {
    switch (fact.type) {
      case 'transfer.asked':
        return this.writeAsked(transferId, fact);
      case 'booking.transferred':
        return this.writeTransferred(fact);
      case 'transfer.accepted':
        return this.writeAccepted(transferId, fact);
      case 'transfer.takenBack':
        return this.writeTakenBack(transferId, fact);
      case 'transfer.declined':
        return this.writeDeclined(transferId, fact);
    }
  }

  /** To whom it is to go. */
  private async writeAsked(
    transferId: string,
    { bookingId }: FactOf<'transfer.asked'>,
  ): Promise<Written> {
    const booking = await this.contents.find(bookingId);
    const why = this.whyPointless(booking);
    if (booking === null || why !== null) return skip(why ?? 'no such booking');
    const claimed = await this.transfers.claim(transferId);
    const address = claimed?.email ?? null;
    if (claimed === null || address === null) return skip('it is over by now');
    const to = { name: '', address };
    return { to, letter: letters.ticketPassedOn(booking, claimed, this.context()) };
  }

  /** To whose ticket it is now. */
  private async writeTransferred({
    newBookingId,
  }: FactOf<'booking.transferred'>): Promise<Written> {
    const booking = await this.contents.find(newBookingId);
    const why = this.whyPointless(booking);
    if (booking === null || why !== null) return skip(why ?? 'no such booking');
    if (!booking.isPersonThere) return skip(NOBODY_THERE);
    return { to: booking.person, letter: bookingConfirmed(booking, this.context()) };
  }

  /** To whose ticket it was. */
  private async writeAccepted(
    transferId: string,
    { bookingId }: FactOf<'transfer.accepted'>,
  ): Promise<Written> {
    const booking = await this.contents.find(bookingId);
    if (!booking?.isPersonThere) return skip(NOBODY_THERE);
    const transfer = await this.transfers.find(transferId);
    const email = transfer?.email ?? null;
    return { to: booking.person, letter: letters.ticketAccepted(booking, email, this.context()) };
  }

  /** To whom it was to go. */
  private async writeTakenBack(
    transferId: string,
    { bookingId }: FactOf<'transfer.takenBack'>,
  ): Promise<Written> {
    const booking = await this.contents.find(bookingId);
    if (booking === null) return skip('no such booking');
    const transfer = await this.transfers.find(transferId);
    const address = transfer?.email ?? null;
    if (!transfer?.isMailed || address === null) return skip('the link was never mailed');
    const { fromName } = transfer;
    const letter = letters.ticketTakenBack(booking, fromName, this.context());
    return { to: { name: '', address }, letter };
  }

  /** To whose ticket it still is. */
  private async writeDeclined(
    transferId: string,
    { bookingId }: FactOf<'transfer.declined'>,
  ): Promise<Written> {
    const booking = await this.contents.find(bookingId);
    const why = this.whyPointless(booking);
    if (booking === null || why !== null) return skip(why ?? 'no such booking');
    if (!booking.isPersonThere) return skip(NOBODY_THERE);
    const transfer = await this.transfers.find(transferId);
    const email = transfer?.email ?? null;
    return { to: booking.person, letter: letters.ticketDeclined(booking, email, this.context()) };
  }

  /** Of what is about coming to the event. */
  private whyPointless(booking: BookingContent | null): string | null {
    if (booking === null) return null;
    const { event, status } = booking;
    if (event.status === 'cancelled') return 'the event is cancelled by now';
    if (new Date(event.startsAt) <= this.clock()) return 'the event has begun';
    return status === 'confirmed' ? null : 'the booking is cancelled by now';
  }

  private context(): LetterContext {
    return { links: this.links, now: this.clock() };
  }
}
