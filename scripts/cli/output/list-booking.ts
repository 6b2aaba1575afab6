import { bookingReference, type BookingWithEvent } from '@lastseat/contracts';
import { describeWhen, shorten } from './describe-event.js';
import type { Style } from './style.js';

/** One booking of a list: three lines for a person, one with tabs where it is plain. */
export function listBooking(booking: BookingWithEvent, style: Style, now: Date): string[] {
  const { id, event, status, quantity } = booking;
  const [reference, when] = [bookingReference(id), describeWhen(event, now)];
  const seats = quantity === 1 ? '1 seat' : `${quantity} seats`;
  if (style.isPlain) {
    return [[reference, status, event.title, when, event.venue, seats, id].join('\t')];
  }
  const state = `${seats}, ${status}`;
  const width = style.columns - state.length - 1;
  const paint = status === 'confirmed' ? style.green : style.dim;
  return [
    `${style.bold(shorten(event.title, width).padEnd(width))} ${paint(state)}`,
    shorten(`  ${when}, ${event.venue}`, style.columns),
    style.dim(`  ${reference}  ${id}`),
  ];
}
