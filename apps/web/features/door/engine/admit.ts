/**
 * Lets somebody in, or says why not. The API decides while it answers; else the device does.
 *
 * What must stay true: what the device decides by itself is kept before it is shown, under the nonce that the
 * API was asked with: an answer that was lost is not a second entry.
 */
import { decodeTicketCode } from '@lastseat/contracts';
import { checkCode } from '@/features/door/check/check-code';
import { nobody, type DoorAnswer, type Person } from '@/features/door/rules/answer';
import { findEntry, writeHeard, writeScan, type DoorBook } from '@/features/door/rules/door-book';
import { judgeCode, type Verdict } from '@/features/door/rules/judge-ticket';
import { ticketKey, type Seat } from '@/features/door/rules/ticket-key';
import { askApi, personOf, seatOf, type ApiAnswer } from './ask-api';
import { serverTime, type Desk } from './desk';
import { giveAnswer } from './give-answer';

const invalid: Verdict = { outcome: 'invalid_ticket' };

/** By the code of a ticket, or by whatever else was read. */
export async function admitCode(desk: Desk, text: string): Promise<void> {
  const { book, keys, parts } = desk;
  if (book === null) return;
  const scannedAt = serverTime(desk);
  const blank = { seat: null, quantity: null, person: nobody, nonce: null, isOffline: false };
  const code = text.trim();
  const ticket = decodeTicketCode(code);
  if (ticket === undefined) {
    giveAnswer(desk, { ...blank, scannedAt, verdict: invalid });
    return;
  }
  const listed = book.tickets.get(ticketKey(ticket));
  const checked = await checkCode({ code, ticket, keys, listed });
  const judge = (current: DoorBook) => judgeCode(current, parts.eventId, checked);
  const isElsewhere = ticket.eventId !== parts.eventId;
  if (checked.signature === 'bad' || (isElsewhere && checked.signature === 'good')) {
    giveAnswer(desk, { ...blank, scannedAt, verdict: judge(book) });
    return;
  }
  const { bookingId, number } = ticket;
  const seat = isElsewhere ? null : { bookingId, number };
  await decide(desk, { seat, code, person: checked.person, scannedAt, judge });
}

/** Chosen by name. */
export async function admitSeat(desk: Desk, seat: Seat, person: Person): Promise<void> {
  if (desk.book === null) return;
  const judge = (book: DoorBook): Verdict => {
    const key = ticketKey(seat);
    const first = findEntry(book, key);
    if (first !== undefined) return { outcome: 'already_admitted', first };
    if (book.tickets.has(key)) return { outcome: 'admitted', isNewer: false };
    return { outcome: 'needs_network' };
  };
  await decide(desk, { seat, code: null, person, scannedAt: serverTime(desk), judge });
}

interface Attempt {
  /** Null: of another event, as far as it can be told. */
  seat: Seat | null;
  code: string | null;
  person: Person;
  scannedAt: string;
  /** What the device itself says. */
  judge: (book: DoorBook) => Verdict;
}

async function decide(desk: Desk, attempt: Attempt): Promise<void> {
  const nonce = desk.parts.newNonce();
  const asked = desk.store.getState().isReachable ? await ask(desk, nonce, attempt) : null;
  // Meanwhile the device may have been signed out.
  if (desk.book === null) return;
  const answer =
    asked === null
      ? await decideAlone(desk, nonce, attempt)
      : await takeAnswer(desk, nonce, attempt, asked);
  giveAnswer(desk, answer);
}

function ask(desk: Desk, nonce: string, { code, seat, scannedAt }: Attempt) {
  const named = code === null ? seat : { code };
  return desk.door && askApi(desk, { device: desk.door.deviceId, nonce, scannedAt, ...named });
}

async function takeAnswer(
  desk: Desk,
  nonce: string,
  attempt: Attempt,
  { verdict, result }: ApiAnswer,
): Promise<DoorAnswer> {
  const { person, scannedAt } = attempt;
  const seat = seatOf(result) ?? attempt.seat;
  const isIn = verdict.outcome === 'admitted';
  if (seat !== null && isIn) await write(desk, { nonce, seat, scannedAt, code: null }, 'taken');
  if (seat !== null && verdict.outcome === 'already_admitted' && verdict.first && desk.book) {
    writeHeard(desk.book, ticketKey(seat), verdict.first);
  }
  return {
    ...{ verdict, seat, scannedAt, isOffline: false },
    quantity: result?.quantity ?? null,
    person: personOf(result, person),
    nonce: isIn ? nonce : null,
  };
}

async function decideAlone(desk: Desk, nonce: string, attempt: Attempt): Promise<DoorAnswer> {
  const { seat, code, person, scannedAt, judge } = attempt;
  const { book } = desk;
  const verdict = book === null ? invalid : judge(book);
  const isIn = verdict.outcome === 'admitted' && seat !== null;
  if (isIn) {
    await write(desk, { nonce, seat, scannedAt, code }, 'waiting');
    desk.wake();
  }
  const quantity = (seat && book?.quantities.get(seat.bookingId)) ?? null;
  return {
    verdict,
    seat,
    quantity,
    person,
    scannedAt,
    nonce: isIn ? nonce : null,
    isOffline: true,
  };
}

interface NewEntry {
  nonce: string;
  seat: Seat;
  scannedAt: string;
  code: string | null;
}

/** In the book first and at once: a second scan may be under way already. */
async function write(
  desk: Desk,
  { nonce, seat, scannedAt, code }: NewEntry,
  state: 'waiting' | 'taken',
): Promise<void> {
  const { eventId, keep, now } = desk.parts;
  const scan = { ...seat, nonce, scannedAt, kind: 'entry' as const };
  const takenAt = state === 'taken' ? now() : null;
  const kept = { eventId, nonce, scan, state, takenAt, code };
  desk.scans.set(nonce, kept);
  if (desk.book) writeScan(desk.book, scan);
  await keep.addScan(kept);
}
