/**
 * What will be broken, when, and for how long: a pure function of the seed. Faults overlap, but never
 * two on one target: a fault on something that lies in ruins already would prove nothing.
 */
import type { ProcessName } from '../history.js';
import { createRandom, type Random } from '../../load/random.js';

/** The parts of the system: an API process with its way to the database, PostgreSQL, and those who are told. */
export type Target = ProcessName | 'postgres' | 'receivers' | 'mail' | 'kafka';

/** `forMs` is how long it lasts; 0 for what is over in a moment. */
export interface Fault {
  kind: FaultKind;
  target: Target;
  /** Milliseconds from the beginning. */
  at: number;
  forMs: number;
  /** For `cut`: how the connections end. */
  how?: 'close' | 'reset';
}

interface KindRules {
  on: 'process' | 'postgres' | 'receivers' | 'mail' | 'kafka';
  /** Cards of it in a deck: how often it comes, compared to the others. */
  cards: number;
  /** Shortest and longest; where there are two spans, chance chooses. */
  spans: readonly (readonly [number, number])[];
  /** How long its target is left alone afterwards: what was killed has to come back. */
  restMs: number;
}

/**
 * The long spans are longer than every deadline: the row lock is given up, and an idle transaction
 * ended, after five seconds.
 */
const SHORT = [100, 1_200] as const;
const PAST_DEADLINES = [5_500, 7_500] as const;

const RULES = {
  'kill API': { on: 'process', cards: 3, spans: [[0, 1_000]], restMs: 3_500 },
  'freeze API': { on: 'process', cards: 2, spans: [SHORT, PAST_DEADLINES], restMs: 500 },
  'cut connections': { on: 'process', cards: 3, spans: [[0, 1_500]], restMs: 500 },
  'slow connections': { on: 'process', cards: 2, spans: [[1_000, 3_000]], restMs: 500 },
  'hold connections': { on: 'process', cards: 1, spans: [SHORT, PAST_DEADLINES], restMs: 500 },
  'lose COMMIT': { on: 'process', cards: 1, spans: [[0, 0]], restMs: 500 },
  'lose the answer to COMMIT': { on: 'process', cards: 2, spans: [[0, 0]], restMs: 500 },
  'delay COMMIT': { on: 'process', cards: 1, spans: [[100, 4_000]], restMs: 500 },
  'kill PostgreSQL': { on: 'postgres', cards: 2, spans: [[0, 1_500]], restMs: 3_500 },
  'terminate backends': { on: 'postgres', cards: 2, spans: [[0, 0]], restMs: 500 },
  'receivers refuse': { on: 'receivers', cards: 1, spans: [[500, 3_000]], restMs: 500 },
  'receivers hang': { on: 'receivers', cards: 1, spans: [[500, 3_000]], restMs: 500 },
  'receivers die': { on: 'receivers', cards: 1, spans: [[500, 3_000]], restMs: 500 },
  'mail server refuses': { on: 'mail', cards: 1, spans: [[500, 3_000]], restMs: 500 },
  'mail server hangs': { on: 'mail', cards: 1, spans: [[500, 3_000]], restMs: 500 },
  'mail server dies': { on: 'mail', cards: 1, spans: [[500, 3_000]], restMs: 500 },
  'kill Kafka': { on: 'kafka', cards: 1, spans: [[500, 3_000]], restMs: 8_000 },
  'freeze backend': { on: 'postgres', cards: 1, spans: [SHORT, PAST_DEADLINES], restMs: 500 },
} as const satisfies Record<string, KindRules>;

export type FaultKind = keyof typeof RULES;
export const FAULT_KINDS = Object.keys(RULES) as FaultKind[];

/** Before the first fault: something has to be under way for it to break. */
const QUIET_MS = 1_000;
const PROCESSES = ['a', 'b'] as const;

/** @returns as many faults as asked for, in the order of their beginnings */
export function planFaults(seed: number, durationMs: number, count: number): Fault[] {
  const random = createRandom(seed);
  const pace = (durationMs - QUIET_MS) / count;
  const freeFrom: Record<Target, number> = {
    ...{ a: 0, b: 0, postgres: 0, receivers: 0, mail: 0, kafka: 0 },
  };
  const faults: Fault[] = [];
  let deck: FaultKind[] = [];
  for (let index = 0; index < count; index += 1) {
    const wanted = QUIET_MS + index * pace + random.between(0, Math.floor(pace * 0.8));
    // Where everything is broken already, the next fault waits for the first that is whole again.
    const at = Math.max(wanted, Math.min(...Object.values(freeFrom)), faults.at(-1)?.at ?? 0);
    const isFree = (target: Target) => freeFrom[target] <= at;
    const canPlay = (kind: FaultKind) => targetsOf(kind).some(isFree);
    if (!deck.some(canPlay)) deck = [...deck, ...shuffleDeck(random)];
    const [kind] = deck.splice(deck.findIndex(canPlay), 1) as [FaultKind];
    const fault = draw(random, kind, targetsOf(kind).filter(isFree), at);
    freeFrom[fault.target] = at + fault.forMs + RULES[kind].restMs;
    faults.push(fault);
  }
  return faults;
}

function targetsOf(kind: FaultKind): readonly Target[] {
  const { on } = RULES[kind];
  return on === 'process' ? PROCESSES : [on];
}

/** A deck has every kind in its share: no run goes without one by bad luck. */
function shuffleDeck(random: Random): FaultKind[] {
  return random.shuffle(
    FAULT_KINDS.flatMap((kind) => Array.from({ length: RULES[kind].cards }, () => kind)),
  );
}

function draw(random: Random, kind: FaultKind, targets: readonly Target[], at: number): Fault {
  const [min, max] = random.pick<readonly [number, number]>(RULES[kind].spans);
  const target = random.pick(targets);
  const fault: Fault = { kind, target, at: Math.round(at), forMs: random.between(min, max) };
  return kind === 'cut connections' ? { ...fault, how: random.pick(['close', 'reset']) } : fault;
}
