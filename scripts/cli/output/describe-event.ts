/** Events in words, for lists and for their own page. */
import {
  anyReader,
  formatPrice,
  formatWhen,
  nameTimeZone,
  type EventDetails,
} from '@lastseat/contracts';
import type { Style } from './style.js';

export type Seats = Pick<EventDetails, 'remainingTickets' | 'totalTickets' | 'status'>;

/** On the clock of the venue: `Mon 30 Nov, 18:30–19:30 Sydney time`. */
export function describeWhen(event: EventDetails, now: Date): string {
  return `${formatWhen(event, { ...anyReader, now })} ${nameTimeZone(event.timeZone)}`;
}

export function describeSeats({ remainingTickets, totalTickets, status }: Seats): string {
  if (status === 'cancelled') return 'cancelled';
  return remainingTickets === 0 ? 'sold out' : `${remainingTickets} of ${totalTickets} left`;
}

/** Green, yellow for the last fifth, red for none: the words say the same. */
export function paintSeats(seats: Seats, style: Style, text = describeSeats(seats)): string {
  const { remainingTickets, totalTickets, status } = seats;
  if (status === 'cancelled' || remainingTickets === 0) return style.red(text);
  return remainingTickets * 5 <= totalTickets ? style.yellow(text) : style.green(text);
}

/** `Salsa 2`, or the category alone. */
export function describeKind({ category, level }: EventDetails): string {
  return level === null ? category : `${category} ${level}`;
}

export function describePrice({ priceCents, currency }: EventDetails): string {
  return formatPrice(priceCents, currency);
}

/** Ends with an ellipsis where it is too long. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1)).trimEnd()}…`;
}

/** Breaks lines between words; a word that is longer than a line is left to the terminal. */
export function wrapText(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => {
    const rows = [''];
    for (const word of line.split(' ')) {
      const row = rows.at(-1) ?? '';
      const longer = row === '' ? word : `${row} ${word}`;
      if (row !== '' && longer.length > columns) rows.push(word);
      else rows[rows.length - 1] = longer;
    }
    return rows;
  });
}
