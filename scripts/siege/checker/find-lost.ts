/** Whether the database has what everybody was told, and nothing else. Pure. */
import type { BookerAnswer, BookingRow, EventRow, SiegeRecord } from '../siege-record.js';

export function findLost({ answers, bookings, events }: SiegeRecord): string[] {
  if (!answers.some(({ kind, status }) => kind === 'book' && status === 201)) {
    return ['Nobody was told that they have a seat: this proves nothing.'];
  }
  return [
    ...events.flatMap(findWrongTotal),
    ...findWrongBookings(answers, bookings),
    ...findUnasked(answers, bookings),
  ];
}

function findWrongTotal({ id, totalTickets, remainingTickets, confirmed }: EventRow): string[] {
  if (confirmed + remainingTickets === totalTickets && remainingTickets >= 0) return [];
  return [`Event ${id}: ${confirmed} confirmed + ${remainingTickets} is not ${totalTickets}.`];
}

function findWrongBookings(
  answers: readonly BookerAnswer[],
  bookings: readonly BookingRow[],
): string[] {
  const rows = new Map(bookings.map((row) => [row.id, row]));
  const cancellations = new Map<string | null, BookerAnswer[]>();
  for (const answer of answers.filter(({ kind }) => kind === 'cancel')) {
    const ofBooking = cancellations.get(answer.bookingId) ?? [];
    cancellations.set(answer.bookingId, [...ofBooking, answer]);
  }
  return answers
    .filter(({ kind, status }) => kind === 'book' && status === 201)
    .flatMap(({ bookingId, userId, eventId }) => {
      const row = rows.get(bookingId ?? '');
      if (row === undefined || row.userId !== userId || row.eventId !== eventId) {
        return [`Booking ${bookingId} was answered 201, and is not there.`];
      }
      const asked = cancellations.get(bookingId) ?? [];
      const isCancelled = asked.some(({ status }) => status === 200);
      const wanted = isCancelled
        ? ['cancelled']
        : ['confirmed', ...(asked.length > 0 ? ['cancelled'] : [])];
      return wanted.includes(row.status)
        ? []
        : [`Booking ${bookingId} is ${row.status}, and should be ${wanted.join(' or ')}.`];
    });
}

/** Only a request without an answer, or with 503, may have been carried out all the same. */
function findUnasked(answers: readonly BookerAnswer[], bookings: readonly BookingRow[]): string[] {
  const told = new Set(answers.map(({ bookingId }) => bookingId));
  const unsure = new Set(
    answers
      .filter(({ kind, status }) => kind === 'book' && (status === 0 || status === 503))
      .map(({ userId, eventId }) => `${userId} ${eventId}`),
  );
  return bookings
    .filter(({ id, userId, eventId }) => !told.has(id) && !unsure.has(`${userId} ${eventId}`))
    .map(({ id }) => `Booking ${id} is there, and nobody was told of it.`);
}
