/** A short history of tickets that change hands and are shown at a door, with every promise kept. */
import type { AnyTicketWish, Answer, BookingRow, Scan, ScanResult } from '../../history.js';
import type { DoorChange, TransferChange } from '../../tickets.js';
import { attemptAt, EVENT, refused } from './honest-history.js';
import { HonestLine } from './honest-line.js';

const FACTS = { taken_back: 'transfer.takenBack', declined: 'transfer.declined' } as const;

export class HonestTickets extends HonestLine {
  /** Somebody is asked, by the id of the transfer. */
  askToTake(id: string, userId: string, other: string, at: number): this {
    this.noteTransfer({ id, userId, other }, null, 'pending', at);
    this.tellOfTransfer(
      id,
      1,
      [{ type: 'transfer.asked', bookingId: this.bookingOf(userId), userId }],
      at,
    );
    return this.tryToAsk(userId, other, at, { kind: 'asked', transferId: id, status: 'pending' });
  }

  tryToAsk(userId: string, other: string, at: number, answer: Answer): this {
    const own = { userId, eventId: EVENT, bookingId: this.bookingOf(userId) };
    const email = addressOf(other);
    return this.askAbout({ kind: 'askTransfer', ...own, email, attempts: [] }, at, answer);
  }

  /** One booking ends and another begins, and nothing else happens. */
  acceptFrom(id: string, userId: string, other: string, at: number): this {
    this.commitPass(id, userId, other, at);
    return this.tryToAccept(id, other, at, bookedBy(other));
  }

  /** Who accepts waited for a seat, and waits no more: that is told of the event. */
  acceptAndLeave(id: string, userId: string, other: string, at: number): this {
    this.endWait(other, 'left', at);
    this.commitPass(id, userId, other, at);
    this.commitCount(0, at);
    return this.tryToAccept(id, other, at, bookedBy(other));
  }

  tryToAccept(transferId: string, userId: string, at: number, answer: Answer): this {
    const link = { transferId, token: `link of ${transferId}` };
    const wish = { kind: 'acceptTransfer', userId, eventId: EVENT, ...link } as const;
    return this.askAbout({ ...wish, attempts: [] }, at, answer);
  }

  takeBack(id: string, userId: string, other: string, at: number): this {
    this.endTransfer({ id, userId, other }, 'taken_back', at);
    return this.tryToTakeBack(userId, at, { kind: 'edited' });
  }

  tryToTakeBack(userId: string, at: number, answer: Answer): this {
    const wish = { kind: 'takeBack', userId, bookingId: this.bookingOf(userId) } as const;
    return this.askAbout({ ...wish, attempts: [] }, at, answer);
  }

  decline(id: string, userId: string, other: string, at: number): this {
    this.endTransfer({ id, userId, other }, 'declined', at);
    const link = { transferId: id, token: `link of ${id}` };
    const wish = { kind: 'declineTransfer', userId: other, ...link } as const;
    return this.askAbout({ ...wish, attempts: [] }, at, { kind: 'edited' });
  }

  /** Somebody comes in. */
  letIn(nonce: string, userId: string, at: number): this {
    this.noteDoor({ nonce, userId, kind: 'entry' }, at);
    return this.showTo(nonce, userId, at, 'admitted');
  }

  /** @param undoes the nonce of the entry: somebody leaves */
  letOut(nonce: string, userId: string, undoes: string, at: number): this {
    this.noteDoor({ nonce, userId, kind: 'undo', undoes }, at);
    return this.showTo(nonce, userId, at, 'undone', undoes);
  }

  showTo(
    nonce: string,
    userId: string,
    at: number,
    outcome: ScanResult['outcome'],
    undoes?: string,
  ): this {
    const isKept = outcome === 'admitted' || outcome === 'undone';
    const answer: Answer = { kind: 'scanned', results: [{ nonce, outcome, isKept }] };
    return this.askDoor(nonce, userId, at, answer, undoes);
  }

  askDoor(nonce: string, userId: string, at: number, answer: Answer, undoes?: string): this {
    const wish = { kind: 'scan', ...DEVICE, scan: scanOf(nonce, userId, at, undoes) } as const;
    return this.askAbout({ ...wish, attempts: [] }, at, answer);
  }

  /** All that a device did while it had no network. */
  handIn(
    scans: readonly { nonce: string; userId: string; outcome: ScanResult['outcome'] }[],
    at: number,
  ): this {
    const wish = {
      ...({ kind: 'handIn', ...DEVICE } as const),
      scans: scans.map(({ nonce, userId }) => scanOf(nonce, userId, at)),
    };
    for (const { nonce, userId, outcome } of scans) {
      const isVoid = outcome === 'cancelled' || outcome === 'transferred' ? outcome : null;
      this.noteDoor({ nonce, userId, kind: 'entry', void: isVoid }, at);
    }
    const results = scans.map(({ nonce, outcome }) => ({ nonce, outcome, isKept: true }));
    return this.askAbout({ ...wish, attempts: [] }, at, { kind: 'scanned', results });
  }

  readTickets(userId: string, at: number, answer: Answer): this {
    const wish = { kind: 'readTickets', userId, bookingId: this.bookingOf(userId) } as const;
    return this.askAbout({ ...wish, attempts: [] }, at, answer);
  }

  /** What they have or had: an offer that they took is named otherwise. */
  private bookingOf(userId: string): string {
    return this.database.bookings.findLast((row) => row.userId === userId)?.id ?? bookingOf(userId);
  }

  /** Both halves with their notes, and nothing else. */
  commitPass(id: string, userId: string, other: string, at: number): void {
    const newBookingId = bookingOf(other);
    this.changeBooking(this.bookingOf(userId), 'cancelled', at, 'transfer');
    const row: BookingRow = {
      ...{ id: newBookingId, eventId: EVENT, userId: other, quantity: 1, key: null },
      status: 'confirmed',
    };
    this.database.bookings.push(row);
    this.noteChange(row, null, 'confirmed', at, {});
    this.noteTransfer({ id, userId, other, newBookingId }, 'pending', 'accepted', at);
    const was = { bookingId: this.bookingOf(userId), userId };
    const next = { newBookingId, newUserId: other };
    const facts = [
      { type: 'booking.transferred', ...was, ...next },
      { type: 'transfer.accepted', ...was },
    ];
    this.tellOfTransfer(id, 2, facts, at);
  }

  noteDoor(
    {
      userId,
      ...fact
    }: Pick<DoorChange, 'nonce' | 'kind'> & Partial<DoorChange> & { userId: string },
    at: number,
  ): void {
    const base = {
      change: 'written',
      eventId: EVENT,
      number: 1,
      undoes: null,
      void: null,
    } as const;
    const bookingId = this.bookingOf(userId);
    this.database.tickets.doorChanges.push({ ...base, bookingId, ...fact, committedAt: at });
  }

  private endTransfer(of: TransferOf, end: 'taken_back' | 'declined', at: number): void {
    this.noteTransfer(of, 'pending', end, at);
    const { id, userId } = of;
    this.tellOfTransfer(
      id,
      2,
      [{ type: FACTS[end], bookingId: this.bookingOf(userId), userId }],
      at,
    );
  }

  private noteTransfer(
    { id: transferId, userId, other, newBookingId = null }: TransferOf,
    was: TransferChange['was'],
    became: TransferChange['became'],
    at: number,
  ): void {
    this.database.tickets.transferChanges.push({
      ...{ transferId, eventId: EVENT, bookingId: this.bookingOf(userId), userId },
      ...{ toEmail: addressOf(other), newBookingId, was, became, xid: String(at), committedAt: at },
    });
  }

  private tellOfTransfer(
    id: string,
    version: number,
    facts: Parameters<HonestLine['tellOf']>[1],
    at: number,
  ): void {
    this.tellOf({ aggregateType: 'transfer', aggregateId: id, version }, facts, at);
  }

  private askAbout(wish: AnyTicketWish, at: number, answer: Answer) {
    this.wishes.push({ ...wish, attempts: [attemptAt(at, answer)] });
    return this;
  }
}

interface TransferOf {
  id: string;
  userId: string;
  other: string;
  newBookingId?: string | null;
}

const DEVICE = { userId: 'door', eventId: EVENT, device: 'a phone' };
const addressOf = (userId: string) => `${userId}@example.com`;
const bookingOf = (userId: string) => `booking of ${userId}`;

const bookedBy = (userId: string): Answer => ({
  ...{ kind: 'booked', bookingId: bookingOf(userId), eventId: EVENT, status: 'confirmed' },
});

function scanOf(nonce: string, userId: string, at: number, undoes?: string): Scan {
  const base = { nonce, bookingId: bookingOf(userId), code: 'a code' };
  const scannedAt = new Date(at).toISOString();
  return undoes === undefined
    ? { kind: 'entry', ...base, scannedAt }
    : { kind: 'undo', ...base, scannedAt, undoes };
}

/**
 * Three seats, sold. Ann passes hers on to Dan, who comes in and leaves again. Ben asks three times: he takes
 * it back, it is declined, and Gus, who waited, accepts. Cid is let in twice by a phone without a network,
 * and once more when the booking is cancelled.
 */
export function shown(): HonestTickets {
  const history = new HonestTickets(3);
  history.book('ann', 100).book('ben', 110).book('cid', 120);
  history
    .askToTake('t1', 'ann', 'dan', 200)
    .tryToAsk('ann', 'eve', 205, refused('transfer_pending'))
    .acceptFrom('t1', 'ann', 'dan', 210)
    .tryToAccept('t1', 'dan', 220, bookedBy('dan'))
    .tryToAccept('t1', 'eve', 230, refused('transfer_ended'))
    .tryToTakeBack('ann', 240, refused('transfer_ended'))
    .askToTake('t2', 'ben', 'eve', 250)
    .takeBack('t2', 'ben', 'eve', 260)
    .askToTake('t3', 'ben', 'eve', 270)
    .decline('t3', 'ben', 'eve', 280)
    .join('gus', 290)
    .askToTake('t4', 'ben', 'gus', 300)
    .acceptAndLeave('t4', 'ben', 'gus', 310);
  history
    .letIn('in', 'dan', 400)
    .showTo('again', 'dan', 410, 'already_admitted')
    .askToCancel('dan', 420, refused('already_admitted'))
    .letOut('out', 'dan', 'in', 430)
    .askDoor('void', 'ann', 440, refused('transferred'))
    .readTickets('ann', 450, refused('ticket_not_found'))
    .readTickets('dan', 460, { kind: 'tickets', codes: ['a code'] })
    .cancel('cid', 500)
    .askDoor('too late', 'cid', 510, refused('cancelled'));
  return history.handIn(
    [
      { nonce: 'offline', userId: 'gus', outcome: 'admitted' },
      { nonce: 'offline too', userId: 'gus', outcome: 'already_admitted' },
      { nonce: 'offline void', userId: 'cid', outcome: 'cancelled' },
    ],
    600,
  );
}
