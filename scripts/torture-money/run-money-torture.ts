/** One run: everything up, people in, faults, everything whole again, all at rest, the proof. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Scope } from '../runner/scope.js';
import { RUSH } from '../torture/clients/pace.js';
import { carryOut } from '../torture/faults/carry-out.js';
import type { Check } from '../torture/checker/check.js';
import type { DatabaseGap, DatabaseRecord, History } from '../torture/history.js';
import { narrowRecord } from '../torture/narrow-record.js';
import { readRecord } from '../torture/system/change-log.js';
import { checkMoney } from './checker/check-money.js';
import { Asker } from './clients/asker.js';
import { Organisers } from './clients/organisers.js';
import type { Desk } from './clients/purchase.js';
import { Shoppers } from './clients/shoppers.js';
import { breakSystem, planMoneyFaults, type MoneyFault } from './faults.js';
import type { MoneyHistory } from './history.js';
import { MoneyProgress } from './progress.js';
import { settle } from './settle.js';
import { readBooks } from './system/read-books.js';
import { startMoneySystem, type MoneySystem } from './system/system.js';

export interface MoneyRun {
  seconds: number;
  history: MoneyHistory;
  /** Requests by how they ended. */
  answers: ReadonlyMap<string, number>;
  faults: MoneyFault[];
  checks: Check[];
}

export async function runMoneyTorture(
  scope: Scope,
  { seed, minutes, faults: count }: { seed: number; minutes: number; faults: number },
  say: (line: string) => void,
): Promise<MoneyRun> {
  const system = await startMoneySystem(scope, seed, say);
  const durationMs = minutes * 60_000;
  const startedAt = Date.now();
  const { processes, jwtSecret } = system;
  const asker = new Asker([processes.a.origin, processes.b.origin], jwtSecret);
  const desk: Desk = { asker, pace: RUSH, system, sold: [] };
  const shoppers = new Shoppers(desk, seed);
  const organisers = new Organisers(desk, seed, durationMs);
  const faults: MoneyFault[] = [];
  const gaps: DatabaseGap[] = [];
  const progress = new MoneyProgress({ durationMs, planned: count, asker, faults, say });
  for (const people of [shoppers, organisers]) people.start();
  progress.start();
  try {
    await carryOut(planMoneyFaults(seed, durationMs, count), async (fault) => {
      if (await breakSystem(system, fault, gaps)) faults.push(fault);
    });
    await pause(Math.max(0, startedAt + durationMs - Date.now()));
  } finally {
    progress.stop();
  }
  say('the faults are over; waiting until all money and all seats have come to rest');
  await system.restore();
  asker.hurry();
  await Promise.all([shoppers.finish(), organisers.finish()]);
  await system.stopClocks();
  await system.provider.finish();
  await settle(system);
  const database = await readRecord(system.postgres);
  const history = await gatherMoneyHistory(system, { asker, organisers, gaps, database });
  const seconds = (Date.now() - startedAt) / 1_000;
  return { seconds, history, answers: asker.counts, faults, checks: checkMoney(history) };
}

interface Known {
  asker: Asker;
  organisers: Organisers;
  gaps: DatabaseGap[];
  /** Also of events that are not sold here. */
  database: DatabaseRecord;
}

/** Of the market alone. */
export async function gatherMoneyHistory(
  system: MoneySystem,
  { asker, organisers, gaps, database }: Known,
): Promise<MoneyHistory> {
  const { told, unexpected, unanswered } = asker;
  const { postgres, market, provider, endings } = system;
  const ids = new Set(market.events.map(({ id }) => id));
  const isSold = (eventId: string) => ids.has(eventId);
  const seats: History = {
    seats: new Map(market.events.map(({ id, totalTickets }) => [id, totalTickets])),
    ...{ holdShare: 1, wishes: [], watchers: [] },
    database: narrowRecord(database, isSold),
    ...{ receivers: [], told: [], mails: { made: [], arrived: [] }, gaps, endings },
  };
  const { wantedRefunds } = organisers;
  const all = await readBooks(postgres);
  const books = { ...all, seats: all.seats.filter(({ eventId }) => isSold(eventId)) };
  return {
    ...{ provider: provider.readBooks(), books, told, wantedRefunds, unexpected, unanswered },
    seats,
  };
}
