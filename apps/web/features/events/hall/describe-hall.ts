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

/** Over is what cannot be booked any more: it shows what was left. */
type HallState = 'open' | 'full' | 'over';

/** What the picture is, and what it is not: seats have no numbers. */
export function explainHall(seatsPerLight: number, unit: Unit, state: HallState): string {
  // As long as the sentence before it, so that nothing moves when the last seat goes.
  if (state === 'full') {
    return `Every ${unit} is taken: the lights come on for those that are given back.`;
  }
  const upTo = `up to ${formatCount(seatsPerLight)}`;
  if (state === 'over') {
    const left = seatsPerLight === 1 ? `a ${unit} that was` : `${upTo} ${unit}s that were`;
    return `Each light is ${left} left: it shows how many, not which.`;
  }
  const free = seatsPerLight === 1 ? `a free ${unit}` : `${upTo} free ${unit}s`;
  return `Each light is ${free}: it shows how many are left, not which.`;
}
