/**
 * What one device knows of who is in: the list that it was given, and what happened since.
 *
 * What must stay true: the first entry counts, by the time of the scan; an entry that was taken back here
 * counts no more, whether the list has it or not.
 */
import type { DoorList } from '@lastseat/contracts';
import { ticketKey, type Seat } from './ticket-key';

export type ListedTicket = DoorList['tickets'][number];

/** Whom this device has let in, or an entry that it took back. A fact: it is never changed. */
export type Scan = Seat & {
  nonce: string;
  /** By the server's clock, as far as the device knows it. */
  scannedAt: string;
} & ({ kind: 'entry' } | { kind: 'undo'; entry: { nonce: string; scannedAt: string } });

/** Who let somebody in, and when. */
export interface Entry {
  at: string;
  device: string;
}

export interface DoorBook {
  listedAt: string;
  tickets: ReadonlyMap<string, ListedTicket>;
  /** Bookings that had no ticket then, and may have one by now. */
  held: ReadonlySet<string>;
  /** How many seats each booking has. */
  quantities: ReadonlyMap<string, number>;
  /** Tickets of the list with which somebody is in. */
  listedIn: number;
  deviceName: string;
  /** By ticket: what this device has let in since the list. */
  own: Map<string, Entry>;
  /** What the API has told it since, of other devices. */
  heard: Map<string, Entry>;
  /** By ticket: when the entries were made that were taken back here. */
  undone: Map<string, Set<number>>;
}

/** @param scans those that the list does not know of, in any order but for an undo, which follows its entry */
export function openBook(list: DoorList, scans: readonly Scan[], deviceName: string): DoorBook {
  const tickets = new Map<string, ListedTicket>();
  const quantities = new Map<string, number>();
  let listedIn = 0;
  for (const ticket of list.tickets) {
    tickets.set(ticketKey(ticket), ticket);
    quantities.set(ticket.bookingId, (quantities.get(ticket.bookingId) ?? 0) + 1);
    if (ticket.admittedAt !== undefined) listedIn++;
  }
  const book: DoorBook = {
    ...{ listedAt: list.listedAt, tickets, quantities, listedIn, deviceName },
    held: new Set(list.held),
    ...{ own: new Map(), heard: new Map(), undone: new Map() },
  };
  for (const scan of scans) writeScan(book, scan);
  return book;
}

export function writeScan(book: DoorBook, scan: Scan): void {
  const key = ticketKey(scan);
  if (scan.kind === 'undo') {
    const at = Date.parse(scan.entry.scannedAt);
    const times = book.undone.get(key) ?? new Set<number>();
    book.undone.set(key, times.add(at));
  } else {
    keepFirst(book.own, key, { at: scan.scannedAt, device: book.deviceName }, book.undone.get(key));
  }
}

/** Somebody else was faster, as the API has just said. */
export function writeHeard(book: DoorBook, key: string, entry: Entry): void {
  keepFirst(book.heard, key, entry, undefined);
}

function keepFirst(
  entries: Map<string, Entry>,
  key: string,
  entry: Entry,
  undone: ReadonlySet<number> | undefined,
): void {
  const known = entries.get(key);
  const isOver = known === undefined || undone?.has(Date.parse(known.at)) === true;
  if (isOver || Date.parse(entry.at) < Date.parse(known.at)) entries.set(key, entry);
}

/** The first entry of a ticket; undefined: nobody is in with it. */
export function findEntry(book: DoorBook, key: string): Entry | undefined {
  const undone = book.undone.get(key);
  let first: Entry | undefined;
  for (const entry of [listedEntry(book, key), book.heard.get(key), book.own.get(key)]) {
    if (entry === undefined || undone?.has(Date.parse(entry.at))) continue;
    if (first === undefined || Date.parse(entry.at) < Date.parse(first.at)) first = entry;
  }
  return first;
}

function listedEntry({ tickets }: DoorBook, key: string): Entry | undefined {
  const ticket = tickets.get(key);
  if (ticket?.admittedAt === undefined) return undefined;
  return { at: ticket.admittedAt, device: ticket.admittedBy ?? '' };
}

/** How many are in, of how many: those of the list, and who came with a ticket that is newer. */
export function countIn(book: DoorBook): { admitted: number; tickets: number } {
  let admitted = book.listedIn;
  let newer = 0;
  // What differs from the list, and not all of it: it is counted with every scan.
  for (const key of new Set([...book.own.keys(), ...book.heard.keys(), ...book.undone.keys()])) {
    const isIn = findEntry(book, key) !== undefined;
    const wasIn = listedEntry(book, key) !== undefined;
    admitted += Number(isIn) - Number(wasIn);
    if (isIn && !book.tickets.has(key)) newer++;
  }
  return { admitted, tickets: book.tickets.size + newer };
}
