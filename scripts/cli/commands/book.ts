import { valueOf } from '../api.js';
import { jsonOption, textOf, type Call, type Command } from '../command.js';
import { UsageError } from '../exit-code.js';
import { findEvent } from '../find-event.js';
import { describeBooking, describeGuestBooking } from '../output/describe-booking.js';
import { describeWhen } from '../output/describe-event.js';
import { printJson } from '../output/print-json.js';

export const book: Command = {
  name: 'book',
  summary: 'books a seat, for you or for a guest',
  arguments: ['<event>'],
  options: {
    guest: { value: 'EMAIL', help: 'for somebody who is not signed in' },
    name: { value: 'NAME', help: 'of the guest' },
    seats: { value: 'N', help: 'how many, 1' },
    ...jsonOption,
  },
  notes: 'A request whose answer is lost is sent again with the same key: it books once.',
  async run(call) {
    const {
      api,
      arguments: [words = ''],
      options,
      print,
    } = call;
    const seats = readSeats(textOf(options, 'seats') ?? '1');
    const event = await findEvent(api, words);
    const { booking, words: booked } = await bookSeats(call, event.id, seats);
    if (options['json'] === true) return printJson(print, booking);
    print(`${booked}: ${event.title}, ${describeWhen(event, new Date())}`);
  },
};

/** @returns what the API answered, and the same in words */
async function bookSeats({ api, options }: Call, eventId: string, seats: number) {
  const email = textOf(options, 'guest');
  const name = textOf(options, 'name');
  if (email === undefined) {
    if (name !== undefined) throw new UsageError('--name is that of a guest: add --guest EMAIL.');
    const booking = valueOf(await api.book(eventId, seats));
    return { booking, words: describeBooking(booking) };
  }
  const guest = { email, ...(name !== undefined && { name }) };
  const booking = valueOf(await api.bookAsGuest(eventId, seats, guest));
  return { booking, words: describeGuestBooking(booking) };
}

function readSeats(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new UsageError(`--seats takes a number of seats, and got "${text}".`);
}
