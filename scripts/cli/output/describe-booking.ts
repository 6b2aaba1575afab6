import { bookingReference, type Booking } from '@lastseat/contracts';

export function describeBooking({ id, status, quantity }: Booking): string {
  const seats = quantity === 1 ? '1 seat' : `${quantity} seats`;
  // A guest's place may have to be confirmed first, by the link of a mail.
  const verb = status === 'confirmed' ? 'Booked' : 'Kept until you follow the link of the mail';
  return `${verb}: ${seats} as ${bookingReference(id)}`;
}
