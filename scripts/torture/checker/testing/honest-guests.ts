/** A short history of guests in which every promise was kept, for tests that then break one of them. */
import type { Answer, LinkWish } from '../../history.js';
import { attemptAt, EVENT, HonestHistory } from './honest-history.js';

export class HonestGuests extends HonestHistory {
  /** A place of a guest who has to confirm it until then. */
  hold(userId: string, at: number, expiresAt: number): this {
    this.commitBooking(userId, at, undefined, expiresAt);
    this.commitCount(-1, at, 1);
    return this.askAsGuest(userId, at, { kind: 'told', eventId: EVENT, status: 'held' });
  }

  /** The key is the same for each of a guest's requests. */
  askAsGuest(userId: string, at: number, answer: Answer): this {
    const wish = { kind: 'bookAsGuest', userId, eventId: EVENT, key: `key of ${userId}` } as const;
    const known = this.wishes.find((one) => one.kind === 'bookAsGuest' && one.key === wish.key);
    const attempt = attemptAt(at, answer);
    if (known) known.attempts.push(attempt);
    else this.wishes.push({ ...wish, isToConfirm: true, attempts: [attempt] });
    return this;
  }

  /** To who has a place already. */
  askAgainAsGuest(userId: string, at: number): this {
    this.facts.push({ type: 'booking.askedAgain', bookingId: `booking of ${userId}` });
    this.commitCount(0, at);
    return this.askAsGuest(userId, at, { kind: 'told', eventId: EVENT, status: 'held' });
  }

  confirmByLink(userId: string, at: number): this {
    const bookingId = `booking of ${userId}`;
    this.facts.push({ type: 'booking.confirmed', bookingId });
    this.changeBooking(bookingId, 'confirmed', at);
    this.commitCount(0, at, -1);
    return this.askByLink('confirmByLink', userId, at, {
      ...{ kind: 'booked', bookingId, eventId: EVENT, status: 'confirmed' },
    });
  }

  /** After the hold has run out: another booking, which nobody's key stands on. */
  confirmLate(userId: string, at: number): this {
    const bookingId = `late booking of ${userId}`;
    this.commitBooking(userId, at, bookingId, null, null);
    this.commitCount(-1, at);
    return this.askByLink('confirmByLink', userId, at, {
      ...{ kind: 'booked', bookingId, eventId: EVENT, status: 'confirmed' },
    });
  }

  cancelByLink(userId: string, at: number, held = 0): this {
    const bookingId = `booking of ${userId}`;
    this.commitCancel(bookingId, at, 'attendee', held);
    return this.askByLink('cancelByLink', userId, at, {
      ...{ kind: 'cancelled', bookingId, eventId: EVENT, status: 'cancelled' },
    });
  }

  askByLink(kind: LinkWish['kind'], userId: string, at: number, answer: Answer): this {
    const wish = { kind, userId, eventId: EVENT, token: 'a token' } as const;
    this.wishes.push({ ...wish, attempts: [attemptAt(at, answer)] });
    return this;
  }

  runOut(userId: string, at: number): this {
    this.commitCancel(`booking of ${userId}`, at, 'expiry', 1);
    return this;
  }
}
