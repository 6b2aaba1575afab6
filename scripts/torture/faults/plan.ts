/** What this torture breaks, and how often. */
import type { ProcessName } from '../history.js';
import { planFromDeck, type KindRules, type Planned } from './deck.js';

type Part = 'postgres' | 'receivers' | 'mail' | 'kafka';

/** The parts of the system: an API process with its way to the database, PostgreSQL, and those who are told. */
export type Target = ProcessName | Part;

export type Fault = Planned<FaultKind, Target>;

/**
 * The long spans are longer than every deadline: the row lock is given up, and an idle transaction
 * ended, after five seconds.
 */
const SHORT = [100, 1_200] as const;
const PAST_DEADLINES = [5_500, 7_500] as const;

/** Of an API process and its way to the database. */
export const PROCESS_RULES = {
  'kill API': { on: 'process', cards: 3, spans: [[0, 1_000]], restMs: 3_500 },
  'freeze API': { on: 'process', cards: 2, spans: [SHORT, PAST_DEADLINES], restMs: 500 },
  'cut connections': { on: 'process', cards: 3, spans: [[0, 1_500]], restMs: 500 },
  'slow connections': { on: 'process', cards: 2, spans: [[1_000, 3_000]], restMs: 500 },
  'hold connections': { on: 'process', cards: 1, spans: [SHORT, PAST_DEADLINES], restMs: 500 },
  'lose COMMIT': { on: 'process', cards: 1, spans: [[0, 0]], restMs: 500 },
  'lose the answer to COMMIT': { on: 'process', cards: 2, spans: [[0, 0]], restMs: 500 },
  'delay COMMIT': { on: 'process', cards: 1, spans: [[100, 4_000]], restMs: 500 },
} as const satisfies Record<string, KindRules<never>>;
export type ProcessFaultKind = keyof typeof PROCESS_RULES;

export const POSTGRES_RULES = {
  'kill PostgreSQL': { on: 'postgres', cards: 2, spans: [[0, 1_500]], restMs: 3_500 },
  'terminate backends': { on: 'postgres', cards: 2, spans: [[0, 0]], restMs: 500 },
  'freeze backend': { on: 'postgres', cards: 1, spans: [SHORT, PAST_DEADLINES], restMs: 500 },
} as const satisfies Record<string, KindRules<'postgres'>>;
export type PostgresFaultKind = keyof typeof POSTGRES_RULES;

export const RULES = {
  ...PROCESS_RULES,
  'kill PostgreSQL': POSTGRES_RULES['kill PostgreSQL'],
  'terminate backends': POSTGRES_RULES['terminate backends'],
  'receivers refuse': { on: 'receivers', cards: 1, spans: [[500, 3_000]], restMs: 500 },
  'receivers hang': { on: 'receivers', cards: 1, spans: [[500, 3_000]], restMs: 500 },
  'receivers die': { on: 'receivers', cards: 1, spans: [[500, 3_000]], restMs: 500 },
  'mail server refuses': { on: 'mail', cards: 1, spans: [[500, 3_000]], restMs: 500 },
  'mail server hangs': { on: 'mail', cards: 1, spans: [[500, 3_000]], restMs: 500 },
  'mail server dies': { on: 'mail', cards: 1, spans: [[500, 3_000]], restMs: 500 },
  'kill Kafka': { on: 'kafka', cards: 1, spans: [[500, 3_000]], restMs: 8_000 },
  'freeze backend': POSTGRES_RULES['freeze backend'],
} as const satisfies Record<string, KindRules<Part>>;

export type FaultKind = keyof typeof RULES;
export const FAULT_KINDS = Object.keys(RULES) as FaultKind[];

/** @returns as many faults as asked for, in the order of their beginnings */
export const planFaults = (seed: number, durationMs: number, count: number): Fault[] =>
  planFromDeck<FaultKind, Part>(RULES, { seed, durationMs, count });
