/** One seat of a booking, by which it is looked up. */
export interface Seat {
  bookingId: string;
  number: number;
}

export const ticketKey = ({ bookingId, number }: Seat): string => `${bookingId}/${number}`;
