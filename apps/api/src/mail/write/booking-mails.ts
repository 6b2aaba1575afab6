/** Mails about bookings and their events: read as they are now, and written if they still make sense. */
import { Inject, Injectable } from '@nestjs/common';
import type { FactOf } from '@lastseat/contracts';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { CONFIG, type Config } from '../../common/config/config.js';
import type { BookingContent } from '../content/booking-content.js';
import { BookingContents } from '../content/booking-contents.js';
import { createLinks, type Links } from '../content/links.js';
import {
  bookingCancelled,
  bookingConfirmed,
  eventCancelled,
  reminder,
  type LetterContext,
} from '../letters/booking-letters.js';
import { describeChanges, eventChanged } from '../letters/event-changed.js';
import { quantityChanged } from '../letters/quantity-changed.js';
import { guestHasPlace, guestHasToConfirm } from '../letters/guest-letters.js';
import { offerMissed, waitlistOffered } from '../letters/waitlist-letters.js';
import { UnsubscribeTokens } from '../unsubscribe-tokens.js';
import { skip, type Written } from './written.js';

const NOBODY_THERE = 'the account is deleted, or its address somebody else’s';

const MINUTE_MS = 60_000;

@Injectable()
export class BookingMails {
  private readonly links: Links;

  constructor(
    private readonly contents: BookingContents,
    private readonly tokens: UnsubscribeTokens,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) { PUBLIC_URL }: Config,
  ) {
    this.links = createLinks(PUBLIC_URL);
  }

  async writeConfirmed({ bookingId }: FactOf<'booking.confirmed'>): Promise<Written> {
    const booking = await this.contents.find(bookingId);
    const why = this.whyPointless(booking);
    if (booking === null || why !== null) return skip(why ?? 'no such booking');
    return { to: booking.person, letter: bookingConfirmed(booking, this.context()) };
  }

  /** Of what is held, and of what somebody asks for who holds or has it already. */
  async writeHeld({ bookingId }: FactOf<'booking.held' | 'booking.askedAgain'>): Promise<Written> {
    const booking = await this.contents.find(bookingId);
    if (booking === null) return skip('no such booking');
    const why = this.whyPast(booking);
    if (why !== null) return skip(why);
    const { person: to, status, expiresAt } = booking;
    if (status === 'confirmed') return { to, letter: guestHasPlace(booking, this.context()) };
    const leftMs = expiresAt === null ? 0 : new Date(expiresAt).getTime() - this.clock().getTime();
    if (leftMs <= 0) return skip('the hold is over by now');
    const validMinutes = Math.max(1, Math.floor(leftMs / MINUTE_MS));
    return { to, letter: guestHasToConfirm(booking, validMinutes, this.context()) };
  }

  /** Of what is held for the next in line. */
  async writeOffered({ bookingId, expiresAt }: FactOf<'waitlist.offered'>): Promise<Written> {
    const booking = await this.contents.find(bookingId);
    if (booking === null) return skip('no such booking');
    const why = this.whyPast(booking);
    if (why !== null) return skip(why);
    const until = new Date(expiresAt);
    if (booking.status !== 'held' || until <= this.clock()) return skip('the offer is over by now');
    return { to: booking.person, letter: waitlistOffered(booking, until, this.context()) };
  }

  /** Of an offer: who let another hold run out is told nothing. */
  async writeMissed({ bookingId }: FactOf<'booking.holdExpired'>): Promise<Written> {
    const booking = await this.contents.find(bookingId);
    if (booking === null) return skip('no such booking');
    const why = this.whyPast(booking) ?? (await this.whyNotMissed(booking));
    if (why !== null) return skip(why);
    return { to: booking.person, letter: offerMissed(booking, this.context()) };
  }

  private async whyNotMissed(booking: BookingContent): Promise<string | null> {
    const { wasOffered, hasPlace } = await this.contents.readOffer(booking);
    if (!wasOffered) return 'it was no offer';
    return hasPlace ? 'the person has a place or waits again' : null;
  }

  async writeCancelled(fact: FactOf<'booking.cancelled'>): Promise<Written> {
    const booking = await this.contents.find(fact.bookingId);
    if (!booking?.isPersonThere) return skip(NOBODY_THERE);
    const letter =
      fact.cancelledBy === 'event'
        ? eventCancelled(booking, this.context())
        : bookingCancelled(booking, fact.cancelledBy, this.context());
    return { to: booking.person, letter };
  }

  /** Of what changed again since, the last change tells. */
  async writeQuantity(fact: FactOf<'booking.changed'>): Promise<Written> {
    const booking = await this.contents.find(fact.bookingId);
    const why = this.whyPointless(booking);
    if (booking === null || why !== null) return skip(why ?? 'no such booking');
    if (booking.quantity !== fact.after) return skip('it has another number of seats by now');
    return { to: booking.person, letter: quantityChanged(booking, fact, this.context()) };
  }

  async writeReminder({ bookingId }: FactOf<'booking.reminderDue'>): Promise<Written> {
    const booking = await this.contents.find(bookingId);
    const why = this.whyPointless(booking);
    if (booking === null || why !== null) return skip(why ?? 'no such booking');
    if (!booking.wantsReminders) return skip('the person wants no reminders');
    const unsubscribe = this.links.unsubscribe(this.tokens.write(booking.person.id));
    return { to: booking.person, letter: reminder(booking, unsubscribe, this.context()) };
  }

  /** Those who have to be told of a change, each by a mail of their own. */
  listAttendees(eventId: string): Promise<string[]> {
    return this.contents.listPeople(eventId);
  }

  async writeChanged(
    eventId: string,
    userId: string,
    { changed }: FactOf<'event.changed'>,
  ): Promise<Written> {
    const booking = await this.contents.findConfirmedOf(eventId, userId);
    const why = this.whyPointless(booking);
    if (booking === null || why !== null) return skip(why ?? 'the person has no booking any more');
    const changes = describeChanges(changed, booking.event);
    if (changes.length === 0) return skip('it reads as before');
    return { to: booking.person, letter: eventChanged(booking, changes, this.context()) };
  }

  /** Of what is about coming to the event. */
  private whyPointless(booking: BookingContent | null): string | null {
    if (booking === null) return null;
    const why = this.whyPast(booking);
    if (why !== null) return why;
    return booking.status === 'confirmed' ? null : 'the booking is cancelled by now';
  }

  /** Of the event, and of whoever would be told of it. */
  private whyPast({ isPersonThere, event }: BookingContent): string | null {
    if (!isPersonThere) return NOBODY_THERE;
    if (event.status === 'cancelled') return 'the event is cancelled by now';
    return new Date(event.startsAt) <= this.clock() ? 'the event has begun' : null;
  }

  private context(): LetterContext {
    return { links: this.links, now: this.clock() };
  }
}
