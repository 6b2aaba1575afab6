import { formatCount } from '@/lib/format/format';

/** What one books: nobody sits in a marathon. */
export type Unit = 'seat' | 'place';

/** Whole words: people sit at a classical concert. */
const withoutSeats =
  /\b(?:sports?|fitness|runs?|running|yoga|pilates|danc(?:e|es|ing)|salsa|bachata|reggaeton|tango|swing|ballet|workshops?|class(?:es)?|courses?|food|drinks?|wines?)\b/;

/** Organisers name categories as they like: where no word gives it away, people sit. */
export function unitOf(category: string): Unit {
  return withoutSeats.test(category.toLowerCase()) ? 'place' : 'seat';
}

/** Such as `1 seat` and `2,000 places`. */
export function countUnits(count: number, unit: Unit): string {
  return `${formatCount(count)} ${unit}${count === 1 ? '' : 's'}`;
}
