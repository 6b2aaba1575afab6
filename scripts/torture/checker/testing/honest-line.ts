/** A short history of a line in which every promise was kept, for tests that then break one of them. */
import type { AnyLineWish, Answer } from '../../history.js';
import type { WaitStatus } from '../../line.js';
import { attemptAt, EVENT, HonestHistory, refused } from './honest-history.js';

const OWNER = { userId: 'owner', eventId: EVENT };

export class HonestLine extends HonestHistory {
  private readonly waiting: string[] = [];

  /** Who waits gets the id `wait of <user>`, also in another order: the same id is used once. */
  join(userId: string, at: number, id = `wait of ${userId}`): this {
    this.waiting.push(userId);
    this.event.waiting += 1;
    this.noteWait(id, userId, null, 'waiting', at);
    this.facts.push({ type: 'waitlist.joined', userId, entryId: id });
    this.commitCount(0, at);
    const position = this.waiting.length;
    return this.askLine({ kind: 'join', userId, eventId: EVENT, attempts: [] }, at, {
      kind: 'waiting',
      entryId: id,
      eventId: EVENT,
      position,
    });
  }

  leave(userId: string, at: number): this {
    this.endWait(userId, 'left', at);
    this.commitCount(0, at);
    return this.askLine({ kind: 'leave', userId, eventId: EVENT, attempts: [] }, at, {
      kind: 'left',
    });
  }

  /** A seat is given back, and offered to who is next until then, in one commit. */
  cancelFor(userId: string, next: string, at: number, expiresAt: number): this {
    this.facts.push({ type: 'booking.cancelled', bookingId: `booking of ${userId}` });
    this.changeBooking(`booking of ${userId}`, 'cancelled', at, 'attendee');
    this.commitOffer(next, at, expiresAt);
    this.commitCount(0, at, 1);
    return this.askToCancel(userId, at, {
      ...{ kind: 'cancelled', bookingId: `booking of ${userId}`, eventId: EVENT },
      status: 'cancelled',
    });
  }

  /** An offer ends by its time, and is the next one's. */
  runOutFor(userId: string, next: string, at: number, expiresAt: number): this {
    this.facts.push({ type: 'booking.holdExpired', bookingId: `offer to ${userId}` });
    this.changeBooking(`offer to ${userId}`, 'cancelled', at, 'expiry');
    this.commitOffer(next, at, expiresAt);
    this.commitCount(0, at, 0);
    return this;
  }

  accept(userId: string, at: number): this {
    const bookingId = `offer to ${userId}`;
    this.facts.push({ type: 'booking.confirmed', userId, bookingId });
    this.changeBooking(bookingId, 'confirmed', at);
    this.commitCount(0, at, -1);
    return this.askToAccept(userId, at, {
      ...{ kind: 'booked', bookingId, eventId: EVENT, status: 'confirmed' },
    });
  }

  askToAccept(userId: string, at: number, answer: Answer): this {
    const base = { kind: 'accept', userId, eventId: EVENT } as const;
    return this.askLine({ ...base, bookingId: `offer to ${userId}`, attempts: [] }, at, answer);
  }

  /** One seat more, for this one. */
  offerByHand(userId: string, at: number, expiresAt: number): this {
    this.noteHand('waitlist.offered', userId, at, 1);
    this.event.totalTickets += 1;
    this.commitOffer(userId, at, expiresAt);
    this.commitCount(0, at, 1);
    return this.askToEdit('offer', userId, at, { kind: 'edited' });
  }

  promote(userId: string, at: number): this {
    this.noteHand('waitlist.promoted', userId, at);
    this.facts.push({ type: 'waitlist.promoted', userId, entryId: `wait of ${userId}` });
    this.commitCount(0, at);
    return this.askToEdit('promote', userId, at, { kind: 'edited' });
  }

  remove(userId: string, at: number): this {
    this.noteHand('waitlist.removed', userId, at);
    this.endWait(userId, 'removed', at);
    this.commitCount(0, at);
    return this.askToEdit('remove', userId, at, { kind: 'edited' });
  }

  askToEdit(kind: 'promote' | 'remove' | 'offer', userId: string, at: number, answer: Answer) {
    return this.askLine({ kind, ...OWNER, entryId: `wait of ${userId}`, attempts: [] }, at, answer);
  }

  setPaused(isPaused: boolean, at: number): this {
    this.isPaused = isPaused;
    const changed = [{ field: 'isWaitlistPaused', after: isPaused }];
    this.facts.push({ type: 'event.changed', changed });
    this.commitCount(0, at);
    const wish = { kind: 'pause', ...OWNER, isPaused, revision: 0, attempts: [] } as const;
    return this.askLine({ ...wish, attempts: [] }, at, { kind: 'edited' });
  }

  /** What was offered is cancelled with its event. */
  endWithEvent(userId: string, at: number, held = 0): this {
    this.commitCancel(`offer to ${userId}`, at, 'event', held);
    return this;
  }

  /** The wait ends with its event. */
  close(userId: string, at: number): this {
    this.endWait(userId, 'closed', at);
    this.commitCount(0, at);
    return this;
  }

  askLine(wish: AnyLineWish, at: number, answer: Answer): this {
    this.wishes.push({ ...wish, attempts: [attemptAt(at, answer)] });
    return this;
  }

  /** A held seat and the end of the wait, with their notes, and nothing else. */
  commitOffer(userId: string, at: number, expiresAt: number): void {
    this.commitBooking(userId, at, `offer to ${userId}`, expiresAt, null);
    this.event.waiting -= 1;
    this.waiting.splice(this.waiting.indexOf(userId), 1);
    this.noteWait(this.newestOf(userId), userId, 'waiting', 'served', at, `offer to ${userId}`);
  }

  endWait(userId: string, how: 'left' | 'removed' | 'closed', at: number): void {
    this.event.waiting -= 1;
    this.waiting.splice(this.waiting.indexOf(userId), 1);
    const entryId = this.newestOf(userId);
    this.noteWait(entryId, userId, 'waiting', how, at);
    this.facts.push({ type: 'waitlist.left', userId, entryId, how });
  }

  private newestOf(userId: string): string {
    return this.database.line.waitChanges.findLast((one) => one.userId === userId)!.entryId;
  }

  noteWait(
    entryId: string,
    userId: string,
    was: WaitStatus | null,
    became: WaitStatus,
    at: number,
    bookingId: string | null = null,
  ): void {
    const change = { entryId, eventId: EVENT, userId, was, became, bookingId };
    this.database.line.waitChanges.push({ ...change, xid: String(at), committedAt: at });
  }

  private noteHand(action: string, userId: string, at: number, added = 0): void {
    const about = { eventId: EVENT, action, entryId: `wait of ${userId}`, userId, added };
    this.database.line.byHand.push({ ...about, xid: String(at), committedAt: at });
  }
}

/**
 * Two seats, sold. Five wait: one is offered a seat and takes it, one lets it run out, one is moved up, one
 * removed, one leaves; one gets a seat more by hand. At last the event is cancelled.
 */
export function queued(): HonestLine {
  const line = new HonestLine(2);
  line.book('ann', 100).book('ben', 110);
  line.join('cid', 200).join('dan', 210).join('eve', 220).join('fay', 230).join('gil', 240);
  line
    .askLine(
      { kind: 'join', userId: 'cid', eventId: EVENT, attempts: [] },
      250,
      refused('already_waiting'),
    )
    .askLine({ kind: 'readOwnLine', userId: 'cid', attempts: [] }, 260, {
      ...{ kind: 'ownLine', entryIds: ['wait of cid'], offers: [] },
    })
    .promote('dan', 300)
    .cancelFor('ann', 'dan', 310, 1_310)
    .askLine({ kind: 'readOwnLine', userId: 'dan', attempts: [] }, 315, {
      ...{ kind: 'ownLine', entryIds: [], offers: [{ bookingId: 'offer to dan', eventId: EVENT }] },
    })
    .accept('dan', 320)
    .remove('fay', 330)
    .askToEdit('promote', 'fay', 340, refused('waitlist_entry_not_found'))
    .leave('eve', 350)
    .offerByHand('gil', 360, 1_360)
    .setPaused(true, 400)
    .setPaused(false, 410)
    .join('hal', 420)
    .cancelFor('ben', 'cid', 430, 1_430)
    .runOutFor('gil', 'hal', 1_362, 2_362)
    .join('gil', 1_370, 'second wait of gil')
    .askToAccept('gil', 1_375, refused('offer_expired'));
  line.cancelEvent(1_380);
  line.close('gil', 1_385);
  return line
    .endWithEvent('cid', 1_390, 1)
    .endWithEvent('hal', 1_391, 1)
    .endWithEvent('dan', 1_392);
}
