/** Sizes of the parts that the command line may set; where it does not, each part has its own. */
import { Failure } from '../runner/failure.js';

export const sizes = {
  people: 'of rush: how many want a seat at one moment',
  watchers: 'of rush and fan-out: open pages',
  api: 'of rush and fan-out: API processes, each on a port of its own',
  events: 'of search: how many there are',
  bookings: 'of growth: how many are stored at the most',
} as const;

export type SizeName = keyof typeof sizes;
export type ChosenSizes = Partial<Record<SizeName, number>>;

/** A part, as far as it heeds any. */
interface Sized {
  sizes?: readonly SizeName[];
}

/** What `parseArgs` has to know. */
export const sizeOptions = Object.fromEntries(
  Object.keys(sizes).map((name) => [name, { type: 'string' as const }]),
);

/** @throws Failure for what is no size, or is of no part that runs */
export function readSizes(
  values: Readonly<Record<string, string | boolean | undefined>>,
  parts: readonly Sized[],
): ChosenSizes {
  const chosen: ChosenSizes = {};
  for (const name of Object.keys(sizes) as SizeName[]) {
    const text = values[name];
    if (typeof text !== 'string') continue;
    const value = Number(text.replaceAll(/[_,]/g, ''));
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new Failure(`--${name} wants a whole number from 1, and not "${text}".`);
    }
    if (!parts.some((part) => part.sizes?.includes(name))) {
      throw new Failure(`--${name} changes none of these parts. Try --help.`);
    }
    chosen[name] = value;
  }
  return chosen;
}

/** Whether the part runs at the sizes that its promises are about. */
export const isUsual = (part: Sized, chosen: ChosenSizes): boolean =>
  (part.sizes ?? []).every((name) => chosen[name] === undefined);
