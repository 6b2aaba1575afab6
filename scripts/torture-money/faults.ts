/** What is broken while people pay: what the other torture breaks of processes and PostgreSQL, and the provider. */
import { setTimeout as pause } from 'node:timers/promises';
import { breakPostgres } from '../torture/faults/break-postgres.js';
import { breakProcess } from '../torture/faults/break-process.js';
import { planFromDeck, type KindRules, type Planned } from '../torture/faults/deck.js';
import { isOnPostgres, isOnProcess } from '../torture/faults/fault-injector.js';
import { POSTGRES_RULES, PROCESS_RULES } from '../torture/faults/plan.js';
import type { DatabaseGap, ProcessName } from '../torture/history.js';
import type { MessageState, RoadState } from './system/provider.js';
import type { MoneySystem } from './system/system.js';

type Part = 'postgres' | 'provider' | 'messages';

const SPANS = [[500, 3_000]] as const;

export const MONEY_RULES = {
  ...PROCESS_RULES,
  ...POSTGRES_RULES,
  'provider is away': { on: 'provider', cards: 2, spans: SPANS, restMs: 300 },
  'provider is slow': { on: 'provider', cards: 1, spans: SPANS, restMs: 300 },
  'provider answers too late': { on: 'provider', cards: 2, spans: SPANS, restMs: 300 },
  'answers of the provider are lost': { on: 'provider', cards: 3, spans: SPANS, restMs: 300 },
  'messages are lost': { on: 'messages', cards: 2, spans: SPANS, restMs: 300 },
  'messages come often': { on: 'messages', cards: 2, spans: SPANS, restMs: 300 },
  'messages come in any order': { on: 'messages', cards: 2, spans: SPANS, restMs: 300 },
  'messages are late': { on: 'messages', cards: 2, spans: SPANS, restMs: 300 },
} as const satisfies Record<string, KindRules<Part>>;

export type MoneyFaultKind = keyof typeof MONEY_RULES;
export const MONEY_FAULT_KINDS = Object.keys(MONEY_RULES) as MoneyFaultKind[];
export type MoneyFault = Planned<MoneyFaultKind, Part | ProcessName>;

/** Two thirds of a deck: a purchase is several requests, and some have to come through. */
export const MONEY_FAULTS_A_MINUTE = 24;

export const planMoneyFaults = (seed: number, durationMs: number, count: number): MoneyFault[] =>
  planFromDeck<MoneyFaultKind, Part>(MONEY_RULES, { seed, durationMs, count });

const ROADS: Partial<Record<MoneyFaultKind, RoadState>> = {
  'provider is away': 'closed',
  'provider is slow': 'slow',
  'provider answers too late': 'hangs',
  'answers of the provider are lost': 'loses answers',
};

const MESSAGES: Partial<Record<MoneyFaultKind, MessageState>> = {
  'messages are lost': 'lost',
  'messages come often': 'doubled',
  'messages come in any order': 'shuffled',
  'messages are late': 'late',
};

/**
 * Does it and undoes it.
 * @returns whether it happened
 */
export async function breakSystem(
  { postgres, processes, proxies, provider }: MoneySystem,
  fault: MoneyFault,
  gaps: DatabaseGap[],
): Promise<boolean> {
  if (isOnPostgres(fault)) return breakPostgres(fault, postgres, gaps);
  if (isOnProcess(fault))
    return breakProcess(fault, processes[fault.target], proxies[fault.target]);
  if (fault.target === 'provider') {
    provider.road = ROADS[fault.kind] ?? 'good';
    await pause(fault.forMs);
    provider.road = 'good';
  } else {
    provider.messages = MESSAGES[fault.kind] ?? 'told';
    await pause(fault.forMs);
    provider.messages = 'told';
  }
  return true;
}
