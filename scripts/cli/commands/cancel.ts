import { bookingReference, idSchema } from '@lastseat/contracts';
import { Failure } from '../../runner/failure.js';
import { valueOf, type Api } from '../api.js';
import { jsonOption, type Command } from '../command.js';
import { printJson } from '../output/print-json.js';

export const cancel: Command = {
  name: 'cancel',
  summary: 'cancels a booking of yours; its seats are on sale at once',
  arguments: ['<booking>'],
  options: jsonOption,
  async run({ api, arguments: [words = ''], options, print }) {
    const booking = valueOf(await api.cancel(await findBookingId(api, words)));
    if (options['json'] === true) return printJson(print, booking);
    print(`Cancelled: ${bookingReference(booking.id)}`);
  },
};

/** @throws {Failure} where none of the newest 200 has the reference */
async function findBookingId(api: Api, words: string): Promise<string> {
  const id = idSchema.safeParse(words);
  if (id.success) return id.data;
  const own = valueOf(await api.listBookings({ limit: '200' }));
  const found = own.find((booking) => bookingReference(booking.id) === words.toUpperCase());
  if (found) return found.id;
  throw new Failure(`You have no booking "${words}". See: lastseat bookings`);
}
