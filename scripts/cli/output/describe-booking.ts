import { bookingReference, type Booking, type GuestBooking } from '@lastseat/contracts';

export function describeBooking({ id, quantity }: Booking): string {
  return `Booked: ${countSeats(quantity)} as ${bookingReference(id)}`;
}

/** Without a reference, which is in the mail. */
export function describeGuestBooking({ status, quantity }: GuestBooking): string {
  const verb = status === 'confirmed' ? 'Booked' : 'Held until you follow the link of the mail';
  return `${verb}: ${countSeats(quantity)}`;
}

const countSeats = (quantity: number) => (quantity === 1 ? '1 seat' : `${quantity} seats`);
