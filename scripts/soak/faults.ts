/** What breaks in the city: everything that both tortures break, seldom, and only where it can be judged. */
import { planFromDeck, type KindRules, type Planned } from '../torture/faults/deck.js';
import { breakPart } from '../torture/faults/fault-injector.js';
import { RULES, type Fault, type FaultKind } from '../torture/faults/plan.js';
import type { DatabaseGap, ProcessName } from '../torture/history.js';
import {
  breakSystem,
  MONEY_RULES,
  type MoneyFault,
  type MoneyFaultKind,
} from '../torture-money/faults.js';
import type { City } from './city/start-city.js';

/** A mishap every half minute: the tortures have one every two seconds. */
export const FAULTS_A_MINUTE = 2;

type Part = ProcessName | 'postgres' | 'receivers' | 'mail' | 'provider' | 'messages';
type Kind = Exclude<FaultKind, 'kill Kafka'> | MoneyFaultKind;

export type CityFault = Planned<Kind, Part>;
export interface DoneCityFault extends CityFault {
  /** Milliseconds of Unix time. */
  beganAt: number;
  endedAt: number;
}

/** There is no Kafka here. */
const { 'kill Kafka': _, ...ofSeats } = RULES;
const CITY_RULES: Readonly<Record<Kind, KindRules<Part>>> = {
  ...ofSeats,
  ...MONEY_RULES,
  // The other process lives from the beginning to the end, so that its memory is one line.
  'kill API': { ...RULES['kill API'], on: 'b' },
};

export const planCityFaults = (seed: number, durationMs: number, count: number): CityFault[] =>
  planFromDeck<Kind, Part>(CITY_RULES, { seed, durationMs, count });

/** @returns whether it happened */
export function breakCity(
  { streets, market }: City,
  fault: CityFault,
  gaps: DatabaseGap[],
): Promise<boolean> {
  return isOfSeats(fault)
    ? breakPart(streets, fault, gaps)
    : breakSystem(market, fault as MoneyFault, gaps);
}

const isOfSeats = (fault: CityFault): fault is CityFault & Fault =>
  Object.hasOwn(RULES, fault.kind);
