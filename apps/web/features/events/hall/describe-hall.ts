import { formatCount } from '@/lib/format/format';

interface HallInWords {
  seats: number;
  taken: number;
  hasOwn: boolean;
}

/** What the picture shows, such as `Hall with 80 seats: 77 taken, 3 free. One is yours.` */
export function describeHall({ seats, taken, hasOwn }: HallInWords): string {
  const counts = `${formatCount(taken)} taken, ${formatCount(seats - taken)} free`;
  const hall = `Hall with ${formatCount(seats)} ${seats === 1 ? 'seat' : 'seats'}: ${counts}`;
  return hasOwn ? `${hall}. One is yours.` : hall;
}

/** What the picture is, and what it is not: seats have no numbers. */
export function explainHall(seatsPerLight: number): string {
  return seatsPerLight === 1
    ? 'Each light is a free seat: it shows how many are left, not which.'
    : `Each light is up to ${formatCount(seatsPerLight)} free seats: it shows how many are left, not which.`;
}
