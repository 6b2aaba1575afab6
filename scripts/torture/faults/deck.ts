/**
 * Plans what will be broken, when, and for how long, from a deck of cards: a pure function of the seed. Faults
 * overlap, but never two on one target: a fault on something that lies in ruins already would prove nothing.
 */
import { createRandom, type Random } from '../../load/random.js';
import type { ProcessName } from '../history.js';

/** `forMs` is how long it lasts; 0 for what is over in a moment. */
export interface Planned<Kind extends string, Target extends string> {
  kind: Kind;
  target: Target;
  /** Milliseconds from the beginning. */
  at: number;
  forMs: number;
  /** For `cut`: how the connections end. */
  how?: 'close' | 'reset';
}

export interface KindRules<Part extends string> {
  on: 'process' | Part;
  /** Cards of it in a deck: how often it comes, compared to the others. */
  cards: number;
  /** Shortest and longest; where there are two spans, chance chooses. */
  spans: readonly (readonly [number, number])[];
  /** How long its target is left alone afterwards: what was killed has to come back. */
  restMs: number;
}

/** Before the first fault: something has to be under way for it to break. */
const QUIET_MS = 1_000;
const PROCESSES = ['a', 'b'] as const;

export interface PlanSize {
  seed: number;
  durationMs: number;
  count: number;
}

/** @returns as many faults as asked for, in the order of their beginnings */
export function planFromDeck<Kind extends string, Part extends string>(
  rules: Readonly<Record<Kind, KindRules<Part>>>,
  { seed, durationMs, count }: PlanSize,
): Planned<Kind, Part | ProcessName>[] {
  type Target = Part | ProcessName;
  const random = createRandom(seed);
  const kinds = Object.keys(rules) as Kind[];
  const targetsOf = (kind: Kind): readonly Target[] => {
    const { on } = rules[kind];
    return on === 'process' ? PROCESSES : [on];
  };
  const pace = (durationMs - QUIET_MS) / count;
  const freeFrom = new Map(kinds.flatMap(targetsOf).map((target) => [target, 0]));
  const faults: Planned<Kind, Target>[] = [];
  let deck: Kind[] = [];
  for (let index = 0; index < count; index += 1) {
    const wanted = QUIET_MS + index * pace + random.between(0, Math.floor(pace * 0.8));
    // Where everything is broken already, the next fault waits for the first that is whole again.
    const at = Math.max(wanted, Math.min(...freeFrom.values()), faults.at(-1)?.at ?? 0);
    const isFree = (target: Target) => freeFrom.get(target)! <= at;
    const canPlay = (kind: Kind) => targetsOf(kind).some(isFree);
    if (!deck.some(canPlay)) deck = [...deck, ...shuffleDeck(random, rules)];
    const [kind] = deck.splice(deck.findIndex(canPlay), 1) as [Kind];
    const target = { targets: targetsOf(kind).filter(isFree), at };
    const fault = draw<Kind, Target>(random, kind, rules[kind].spans, target);
    freeFrom.set(fault.target, at + fault.forMs + rules[kind].restMs);
    faults.push(fault);
  }
  return faults;
}

/** A deck has every kind in its share: no run goes without one by bad luck. */
function shuffleDeck<Kind extends string>(
  random: Random,
  rules: Readonly<Record<Kind, { cards: number }>>,
): Kind[] {
  const kinds = Object.keys(rules) as Kind[];
  return random.shuffle(
    kinds.flatMap((kind) => Array.from({ length: rules[kind].cards }, () => kind)),
  );
}

function draw<Kind extends string, Target extends string>(
  random: Random,
  kind: Kind,
  spans: readonly (readonly [number, number])[],
  { targets, at }: { targets: readonly Target[]; at: number },
): Planned<Kind, Target> {
  const [min, max] = random.pick(spans);
  const target = random.pick(targets);
  const fault = { kind, target, at: Math.round(at), forMs: random.between(min, max) };
  return kind === 'cut connections' ? { ...fault, how: random.pick(['close', 'reset']) } : fault;
}
