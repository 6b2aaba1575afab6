import { valueOf } from '../api.js';
import { jsonOption, textOf, type Command } from '../command.js';
import { listBooking } from '../output/list-booking.js';
import { printJson } from '../output/print-json.js';

export const bookings: Command = {
  name: 'bookings',
  summary: 'lists your bookings, the newest first',
  options: {
    limit: { value: 'N', help: 'how many, 100; at most 200' },
    before: { value: 'BOOKING', help: 'the id of the last one you have' },
    ...jsonOption,
  },
  async run({ api, options, style, print, tell }) {
    const query = { limit: textOf(options, 'limit'), before: textOf(options, 'before') };
    const found = valueOf(await api.listBookings(query));
    if (options['json'] === true) return printJson(print, found);
    const now = new Date();
    for (const booking of found) print(...listBooking(booking, style, now));
    if (found.length === 0) tell('No bookings.');
  },
};
