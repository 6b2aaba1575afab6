/**
 * The roster as CSV (RFC 4180), for spreadsheets: UTF-8 with the mark by which they know it, and cells
 * that none of them runs.
 */
import { bookingReference, BYTE_ORDER_MARK, toCsvCell } from '@lastseat/contracts';
import { listNames } from '../ticket-names/ticket-names.service.js';
import {
  BEFORE_ALL,
  ROWS_OF_A_PAGE,
  type RosterFileRow,
  type RosterPlace,
} from './roster-file.sql.js';

const toLine = (cells: readonly string[]) => `${cells.map(toCsvCell).join(',')}\r\n`;

/** @param timeZone whose clock the times are of */
const toHeader = (timeZone: string) => [
  'Name',
  'E-mail',
  'Status',
  'Seats',
  'Reference',
  `Booked (${timeZone})`,
  `Cancelled (${timeZone})`,
  'Cancelled by',
  'Reason',
  'Note',
  'Names',
];

const toCells = (row: RosterFileRow) => [
  row.name,
  row.email,
  row.status,
  String(row.quantity),
  bookingReference(row.bookingId),
  row.bookedAt,
  row.cancelledAt ?? '',
  row.cancelledBy ?? '',
  row.cancelReason ?? '',
  row.note ?? '',
  listNames(row.names, row.quantity)
    .filter((name) => name !== null)
    .join('; '),
];

/** Each piece is made when the one before it has been taken: what is written never piles up. */
export async function* writeRosterFile(
  timeZone: string,
  readPage: (after: RosterPlace) => Promise<RosterFileRow[]>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + toLine(toHeader(timeZone));
  let after = BEFORE_ALL;
  for (;;) {
    const rows = await readPage(after);
    if (rows.length > 0) yield rows.map((row) => toLine(toCells(row))).join('');
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_OF_A_PAGE) return;
    after = last;
  }
}

/** Such as `roster-an-evening.csv`: what every file system takes. */
export function nameRosterFile(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g);
  return `${['roster', ...(words ?? [])].join('-').slice(0, 80)}.csv`;
}
