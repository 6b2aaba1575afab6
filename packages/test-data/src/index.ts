/**
 * Rows to begin a test or a measurement with, written by SQL and not by the code under test. The lists of
 * columns are here and nowhere else: a new column that must have a value is one line.
 *
 * Each is one statement for any number of rows, run by whatever the caller has: a pool, a client, the
 * hand of a test.
 */
export { insertBookings, type BookingData } from './bookings.js';
export { makeEventDetails } from './event-details.js';
export { AN_ORGANISER, insertEvents, type EventData } from './events.js';
export { insertOrganiser } from './organisers.js';
export { insertSeries, type SeriesSlotData } from './series.js';
export type { RunStatement } from './run-statement.js';
export { insertUsers } from './users.js';
export { makeBooking, makeTicketUpdate } from './wire.js';
export { readPdfText } from './read-pdf-text.js';
