/** Carries out a trace of the specification on the product, and compares the two after each of its actions. */
import { isDeepStrictEqual } from 'node:util';
import { Picker, type Deeds } from './deed.js';
import { openHouse, type House, type Product } from './house.js';
import type { ModelWorld, Step, Trace } from './model-world.js';
import { moneyDeeds } from './play-money.js';
import { seatDeeds } from './play-seats.js';
import { timeDeeds } from './play-time.js';
import { readHouse } from './read-house.js';
import { gathered, viewOf, type View } from './view.js';

export const deeds: Deeds<string> = { ...seatDeeds, ...moneyDeeds, ...timeDeeds };

/** One after the other, or commands that come at once as one batch; and with answers of the database that are lost. */
export interface Manner {
  isTogether: boolean;
  /** Before every action: it may break the next answer. Null: none is lost. */
  breakAnswer: (() => void) | null;
}

export interface Difference {
  /** The actions up to the one after which they differ. */
  steps: string[];
  specification: View & { words: string[] };
  product: View & { words: string[] };
}

/** @returns the first difference; null: there is none */
export async function replay(
  product: Product,
  [first, ...others]: Trace,
  { isTogether, breakAnswer }: Manner,
): Promise<Difference | null> {
  const house = await openHouse(product, first!.world.hall, PEOPLE, breakAnswer !== null);
  const seen = (view: View) => (isTogether ? gathered(view) : view);
  const steps: string[] = [];
  let before = first!.world;
  while (others.length > 0) {
    breakAnswer?.();
    const group = others.splice(0, isTogether ? countTogether(others, before) : 1);
    steps.push(...group.map(describe));
    const after = group.at(-1)!.world;
    const expected = group.map(({ world }) => world.word);
    const specification = { words: expected, ...seen(viewOf(after)) };
    const words = await carryOut(house, group, before);
    const real = { words, ...seen(await readHouse(house, after)) };
    if (!isDeepStrictEqual(real, specification)) return { steps, specification, product: real };
    before = after;
  }
  return null;
}

const PEOPLE = ['Ada', 'Ben', 'Cem', 'Dea'];

/** All are sent in their order before the first has an answer. */
function carryOut(house: House, group: readonly Step[], start: ModelWorld): Promise<string[]> {
  return Promise.all(
    group.map(({ action, picks, world }, index) => {
      const deed = deeds[action];
      if (!deed) throw new Error(`The specification does what the replay cannot: ${action}`);
      const before = group[index - 1]?.world ?? start;
      return deed({ house, pick: new Picker(picks, house.people), before, after: world });
    }),
  );
}

const MOST_TOGETHER = 6;

/** Commands of the core. Nobody can name a booking before the answer that says it is there. */
function countTogether(steps: readonly Step[], { hall }: ModelWorld): number {
  const end = steps.findIndex(({ action, picks }) => {
    const isCommand = action in seatDeeds && action !== 'offerTicket';
    const named = typeof picks.id === 'number' ? picks.id : null;
    return !isCommand || (named !== null && !hall.bookings.has(named));
  });
  const count = end === -1 ? steps.length : end;
  return Math.max(1, Math.min(count, MOST_TOGETHER));
}

const describe = ({ action, picks, world: { word } }: Step) =>
  `${action} ${Object.entries(picks)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ')} → ${word}`;
