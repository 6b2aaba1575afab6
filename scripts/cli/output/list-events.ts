import type { EventDetails } from '@lastseat/contracts';
import {
  describeKind,
  describePrice,
  describeSeats,
  describeWhen,
  paintSeats,
  shorten,
  wrapText,
} from './describe-event.js';
import type { Style } from './style.js';

const SEATS_WIDTH = 18;
const PRICE_WIDTH = 9;

/** One event of a list: three lines for a person, one with tabs where it is plain. */
export function listEvent(event: EventDetails, style: Style, now: Date): string[] {
  const when = describeWhen(event, now);
  const [seats, price] = [describeSeats(event), describePrice(event)];
  if (style.isPlain) {
    return [[event.title, when, event.venue, seats, price, event.id].join('\t')];
  }
  const width = style.columns - SEATS_WIDTH - PRICE_WIDTH - 1;
  const title = style.bold(shorten(event.title, width).padEnd(width));
  const count = paintSeats(event, style, seats.padStart(SEATS_WIDTH));
  return [
    `${title}${count}${price.padStart(PRICE_WIDTH)}`,
    shorten(`  ${when}, ${event.venue}`, style.columns),
    style.dim(`  ${event.id}  ${shorten(describeKind(event), style.columns - 40)}`),
  ];
}

/** All that is to know before booking. */
export function showEvent(event: EventDetails, style: Style, now: Date): string[] {
  const facts: [string, string | null][] = [
    ['When', describeWhen(event, now)],
    ['Where', [event.venue, event.address].filter((part) => part !== null).join(', ')],
    ['Kind', describeKind(event)],
    ['Organiser', `${event.organiser.name} (${event.organiser.slug})`],
    ['Seats', paintSeats(event, style)],
    ['Price', describePrice(event)],
    ['Cancelled', event.cancelReason],
    ['Id', event.id],
  ];
  const rows = facts.flatMap(([name, value]) => {
    if (value === null) return [];
    return [style.isPlain ? `${name}\t${value}` : `  ${style.dim(name.padEnd(10))} ${value}`];
  });
  if (event.description === '') return [style.bold(event.title), ...rows];
  const text = style.isPlain ? [event.description] : wrapText(event.description, style.columns);
  return [style.bold(event.title), ...rows, '', ...text];
}
