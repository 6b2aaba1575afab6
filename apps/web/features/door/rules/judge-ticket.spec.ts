import { decodeTicketCode, type DoorList } from '@lastseat/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkCode, readKeys, type KeyRing } from '@/features/door/check/check-code';
import {
  bookingIdOf,
  fakeEvent,
  listTicket,
  openPrinter,
  type TicketPrinter,
} from '@/features/door/testing/fake-tickets';
import { openBook, writeScan, type DoorBook } from './door-book';
import { judgeCode, type Verdict } from './judge-ticket';
import { ticketKey } from './ticket-key';

const listedAt = '2027-03-15T18:42:00.000Z';
const longBefore = bookingIdOf('2027-03-01T10:00:00.000Z', 1);
const cancelled = bookingIdOf('2027-03-01T10:00:00.000Z', 2);
const afterwards = bookingIdOf('2027-03-15T18:50:00.000Z', 3);
const inThatMoment = bookingIdOf('2027-03-15T18:41:59.000Z', 4);
const eventId = fakeEvent.id;

describe('Without a network a code', () => {
  let printer: TicketPrinter;
  let forger: TicketPrinter;
  let list: DoorList;
  let keys: KeyRing;
  let book: DoorBook;

  beforeAll(async () => {
    [printer, forger] = [await openPrinter(1), await openPrinter(1)];
    const seat = { eventId, bookingId: longBefore, number: 1 };
    const ticket = await listTicket(seat, await printer.print(seat), 'Ada Lindt');
    list = { event: fakeEvent, listedAt, keys: [printer.key], tickets: [ticket] };
    keys = await readKeys(list.keys);
    book = openBook(list, [], 'North door');
  });

  const seatOf = (bookingId: string) => ({ eventId, bookingId, number: 1 });

  async function judge(code: string, known = keys, current = book): Promise<Verdict> {
    const ticket = decodeTicketCode(code)!;
    const listed = current.tickets.get(ticketKey(ticket));
    const checked = await checkCode({ code, ticket, keys: known, listed });
    return judgeCode(current, eventId, checked);
  }

  it('of the list is admitted', async () => {
    const code = await printer.print(seatOf(longBefore));
    expect(await judge(code)).toEqual({ outcome: 'admitted', isNewer: false });
  });

  it('that the list does not have is void, but for a booking that is newer than the list', async () => {
    const judgeBooking = async (id: string) => judge(await printer.print(seatOf(id)));
    expect(await judgeBooking(cancelled)).toEqual({ outcome: 'not_listed', listedAt });
    expect(await judgeBooking(afterwards)).toEqual({ outcome: 'admitted', isNewer: true });
    expect(await judgeBooking(inThatMoment)).toEqual({ outcome: 'admitted', isNewer: true });
  });

  it('of a booking that was held when the list was made is admitted: it was confirmed since', async () => {
    const waits = openBook({ ...list, held: [cancelled] }, [], 'North door');
    const code = await printer.print(seatOf(cancelled));
    expect(await judge(code, keys, waits)).toEqual({ outcome: 'admitted', isNewer: true });
    const forged = await forger.print(seatOf(cancelled));
    expect(await judge(forged, keys, waits)).toEqual({ outcome: 'invalid_ticket' });
  });

  it('that somebody else has signed is none, whatever it names', async () => {
    for (const id of [longBefore, afterwards]) {
      expect(await judge(await forger.print(seatOf(id)))).toEqual({ outcome: 'invalid_ticket' });
    }
  });

  it('of another event lets nobody in', async () => {
    const other = { ...seatOf(longBefore), eventId: eventId.replace('0001', '0002') };
    expect(await judge(await printer.print(other))).toEqual({ outcome: 'wrong_event' });
    expect(await judge(await forger.print(other))).toEqual({ outcome: 'invalid_ticket' });
  });

  it('is already in where the list or this device says so, with when and where', async () => {
    const code = await printer.print(seatOf(longBefore));
    const admittedAt = '2027-03-15T18:30:00.000Z';
    const [ticket] = list.tickets;
    const there = { ...list, tickets: [{ ...ticket!, admittedAt, admittedBy: 'South door' }] };
    expect(await judge(code, keys, openBook(there, [], 'North door'))).toEqual({
      outcome: 'already_admitted',
      first: { at: admittedAt, device: 'South door' },
    });
    const own = openBook(list, [], 'North door');
    const scannedAt = '2027-03-15T18:45:00.000Z';
    writeScan(own, { nonce: 'a', bookingId: longBefore, number: 1, scannedAt, kind: 'entry' });
    expect(await judge(code, keys, own)).toEqual({
      outcome: 'already_admitted',
      first: { at: scannedAt, device: 'North door' },
    });
  });

  it('is checked by the seal of its entry where the browser cannot check the signature', async () => {
    const without: KeyRing = new Map([[1, null]]);
    expect(await judge(await printer.print(seatOf(longBefore)), without)).toEqual({
      outcome: 'admitted',
      isNewer: false,
    });
    expect(await judge(await forger.print(seatOf(longBefore)), without)).toEqual({
      outcome: 'invalid_ticket',
    });
    expect(await judge(await printer.print(seatOf(afterwards)), without)).toEqual({
      outcome: 'needs_network',
    });
  });

  it('by a key that is newer than the list needs the network', async () => {
    const next = await openPrinter(2);
    expect(await judge(await next.print(seatOf(afterwards)))).toEqual({ outcome: 'needs_network' });
  });
});
