/** The lab in words: what one hears who does not see the halls, and reads who does. */
import { formatCount } from '@/lib/format/format';
import { countOversold, type LabState, type LockedSide, type UnlockedSide } from './lab-state';

/** Before the first race: nothing has been counted yet, and the halls are full of light. */
const before =
  'Press Go: a database and an API start for the race, and everybody presses “Book”. Nothing of it is in the real lists.';

/** One sentence or two for each phase. Counts that are still moving are not in them. */
export function describePhase({
  phase,
  order,
  locked,
  unlocked,
  totals,
  failure,
}: LabState): string {
  const seats = order?.seats ?? 0;
  switch (phase) {
    case 'idle':
      return before;
    case 'preparing':
      return 'Getting ready: a database, an API and people of the race’s own.';
    case 'rush':
      return `${formatCount(order?.people ?? 0)} people want ${countSeats(seats)}. All of them press “Book”, on both sides.`;
    case 'givingBack':
      return `Everybody has an answer. With the lock ${formatCount(locked.booked)} have a seat, without it ${formatCount(unlocked.booked)} do. Now some give theirs back, and those in line are offered them.`;
    case 'done':
      return totals === null ? '' : describeTotals(totals);
    case 'failed':
      return `The race was given up. ${failure ?? ''}`;
  }
}

function describeTotals({ locked, unlocked }: NonNullable<LabState['totals']>): string {
  const [sold, over] = [formatCount(locked.sold), describeOver(countOversold(locked))];
  const without = `${formatCount(unlocked.sold)} are: ${describeOver(countOversold(unlocked))}`;
  return `Done, by the database: with the lock ${sold} of ${countSeats(locked.seats)} are sold: ${over}. Without it ${without}.`;
}

export const describeOver = (over: number): string =>
  over === 0 ? 'none too many' : `${formatCount(over)} too many`;

export const countSeats = (count: number): string =>
  count === 1 ? '1 seat' : `${formatCount(count)} seats`;

/** Who has a seat by what they were told: those who gave theirs back have none. */
export const countHolders = ({ booked, cancelled, accepted }: LockedSide): number =>
  booked - cancelled + accepted;

/** Seats that somebody in line thinks about. */
export const countOffered = ({ offered, accepted, declined }: LockedSide): number =>
  offered - accepted - declined;

export function describeLockedHall(seats: number, side: LockedSide): string {
  const hall = describeHall(seats, seats - side.remaining);
  const offered = countOffered(side);
  return offered === 0 ? hall : `${hall}. ${formatCount(offered)} offered to who waits`;
}

export function describeUnlockedHall(seats: number, { booked }: UnlockedSide): string {
  const hall = describeHall(seats, Math.min(seats, booked));
  const over = countOversold({ seats, sold: booked });
  return over === 0 ? hall : `${hall}. ${formatCount(over)} sold too many`;
}

const describeHall = (seats: number, taken: number) =>
  `Hall with ${countSeats(seats)}: ${formatCount(taken)} taken, ${formatCount(seats - taken)} free`;

export const formatLastAnswer = (milliseconds: number | null): string =>
  milliseconds === null ? '–' : `${(milliseconds / 1_000).toFixed(2)} s`;
