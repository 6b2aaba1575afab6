/** What a schedule is about: chosen by its seed before anything happens. */
import type { WaitlistMode } from '@lastseat/contracts';
import type { Random } from '../../load/random.js';
import type { FaultRates } from '../database/faults.js';
import type { EventRow } from '../database/rows.js';
import { BEGINNING, DAY } from './clock.js';

export interface Plan {
  /** Whether seats cost something, and are sold by orders. */
  isPaid: boolean;
  /** Whether what is committed is passed on to somebody. */
  isTold: boolean;
  events: EventRow[];
  people: string[];
  processes: number;
  connections: number;
  batchSize: number;
  rates: FaultRates;
  /** Of everything that happens to whole processes and to PostgreSQL. */
  deaths: number;
  /** Requests of each person, one after the other. */
  wishes: number;
  newId: () => string;
}

/** Shaped as the product's, and quickly made: they only have to differ. */
function makeIds(): () => string {
  let count = 0;
  return () => `00000000-0000-7000-8000-${(count += 1).toString(16).padStart(12, '0')}`;
}

const calm: FaultRates = { statement: 0, commit: 0, slow: 0.1 };
const rough: FaultRates = { statement: 0.02, commit: 0.12, slow: 0.12 };
const bad: FaultRates = { statement: 0.08, commit: 0.35, slow: 0.2 };

/** Every so many seeds one is about money, and one about telling: these take several times as long as the others. */
export const EVERY = 64;

export function makePlan(seed: number, random: Random): Plan {
  const isPaid = seed % EVERY === 0;
  const isTold = isPaid || seed % EVERY === EVERY / 2;
  const mode = random.pick(['off', 'offer', 'autobook'] as const);
  const newId = makeIds();
  const events = Array.from({ length: random.chance(0.25) ? 2 : 1 }, () =>
    makeEvent(random, newId, isPaid ? 'off' : mode, isPaid),
  );
  return {
    ...{ isPaid, isTold },
    events,
    people: Array.from({ length: random.between(2, isPaid ? 4 : 3) }, newId),
    newId,
    processes: random.between(1, 2),
    connections: random.between(2, 4),
    batchSize: random.pick([1, 3, 100]),
    rates: random.pick([calm, rough, rough, bad]),
    deaths: random.pick([0, 0, 1, 2]),
    wishes: random.pick([1, 1, 2]),
  };
}

function makeEvent(
  random: Random,
  newId: () => string,
  waitlistMode: WaitlistMode,
  isPaid: boolean,
): EventRow {
  const totalTickets = random.between(1, 2);
  return {
    id: newId(),
    ...{ status: 'scheduled', title: 'Course', organiserId: newId() },
    startsAt: new Date(BEGINNING + 30 * DAY),
    ...{ totalTickets, remainingTickets: totalTickets, heldTickets: 0, nextHoldExpiryAt: null },
    ...{ waitingCount: 0, waitlistTail: 0, version: 0 },
    ...{ maxPerPerson: random.between(1, 2), saleOpensAt: null, saleClosesAt: null },
    ...{ cancelUntil: null, hasTicketTypes: false, hasPromoCodes: false },
    ...{ payment: isPaid ? 'online' : 'venue', priceCents: isPaid ? 1_000 : 0, currency: 'EUR' },
    ...{ waitlistMode, isWaitlistPaused: false, waitlistClosesAt: null },
    offerMinutes: random.between(1, 30),
  };
}
