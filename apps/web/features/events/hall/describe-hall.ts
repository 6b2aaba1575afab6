import { countUnits, type Unit } from '@/features/events/unit';
import { formatCount } from '@/lib/format/format';

interface HallInWords {
  seats: number;
  taken: number;
  unit: Unit;
  hasOwn: boolean;
}

/** What the picture shows, such as `Hall with 80 seats: 77 taken, 3 free. One is yours.` */
export function describeHall({ seats, taken, unit, hasOwn }: HallInWords): string {
  const counts = `${formatCount(taken)} taken, ${formatCount(seats - taken)} free`;
  const hall = `Hall with ${countUnits(seats, unit)}: ${counts}`;
  return hasOwn ? `${hall}. One is yours.` : hall;
}

/** What the picture is, and what it is not: seats have no numbers. */
export function explainHall(seatsPerLight: number, unit: Unit): string {
  return seatsPerLight === 1
    ? `Each light is a free ${unit}: it shows how many are left, not which.`
    : `Each light is up to ${formatCount(seatsPerLight)} free ${unit}s: it shows how many are left, not which.`;
}
