/** One run: the city lives for its time, everything comes to rest, and everybody who can check does. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Scope } from '../runner/scope.js';
import { becomes } from '../runner/until.js';
import { checkMoney } from '../torture-money/checker/check-money.js';
import type { MoneyHistory } from '../torture-money/history.js';
import { gatherMoneyHistory } from '../torture-money/run-money-torture.js';
import { settle } from '../torture-money/settle.js';
import { checkHistory } from '../torture/checker/check-history.js';
import type { Check } from '../torture/checker/check.js';
import { seatWatchers, settleLiveCounts } from '../torture/clients/watchers.js';
import type { Watcher } from '../torture/clients/watcher.js';
import { carryOut } from '../torture/faults/carry-out.js';
import type { DatabaseGap, History } from '../torture/history.js';
import { readMails } from '../torture/system/mails.js';
import { listTold } from '../torture/system/receivers.js';
import { DEEDS, type Deeds } from './city/deeds.js';
import { populate, type Population } from './city/populate.js';
import { startCity, type City } from './city/start-city.js';
import { breakCity, planCityFaults, type DoneCityFault } from './faults.js';
import { CityProgress } from './progress.js';
import { checkProduct } from './proof/check-product.js';
import { narrowToStreets } from './proof/narrow-to-streets.js';
import { judgeSamples } from './verdict/judge.js';
import type { Judged } from './verdict/judge-flat.js';
import type { Sample } from './watch/sample.js';
import { Sampler, Tally } from './watch/sampler.js';

const SETTLED_WITHIN_MS = 60_000;

export interface SoakOptions {
  seed: number;
  minutes: number;
  faults: number;
}

export interface SoakRun {
  startedAt: number;
  /** Of the life of the city, without what came after it. */
  seconds: number;
  samples: readonly Sample[];
  faults: readonly DoneCityFault[];
  deeds: Deeds;
  judged: readonly Judged[];
  checks: readonly Check[];
  history: CityHistory;
}

/** What everybody wrote down, as the checkers get it. */
export interface CityHistory {
  streets: History;
  market: MoneyHistory;
}

export async function runSoak(
  scope: Scope,
  { seed, minutes, faults: count }: SoakOptions,
  say: (line: string) => void,
): Promise<SoakRun> {
  const durationMs = minutes * 60_000;
  const city = await startCity(scope, { seed, durationMs }, say);
  const tally = new Tally();
  const population = populate(city, tally, { seed, durationMs });
  const watchers = await seatWatchers(scope, city.streets, [...city.streets.eventIds]);
  const startedAt = Date.now();
  const sampler = new Sampler(city, tally, startedAt, durationMs);
  const { samples } = sampler;
  const faults: DoneCityFault[] = [];
  const gaps: DatabaseGap[] = [];
  const progress = new CityProgress({ durationMs, faults, samples, tally, say });
  for (const part of [...population.everybody, sampler, progress]) part.start();
  try {
    await carryOut(planCityFaults(seed, durationMs, count), async (fault) => {
      const beganAt = Date.now();
      const hasHappened = await breakCity(city, fault, gaps);
      if (hasHappened) faults.push({ ...fault, beganAt, endedAt: Date.now() });
    });
    await pause(Math.max(0, startedAt + durationMs - Date.now()));
  } finally {
    progress.stop();
  }
  await sampler.stop();
  const seconds = (Date.now() - startedAt) / 1_000;
  say('the week is over; waiting until everything has come to rest');
  await comeToRest(city, population);
  say('asking everybody who can check');
  const history = await gatherHistory(city, population, { watchers, gaps });
  const checks = await prove(city, population, history);
  const { deeds } = population;
  const judged = judgeSamples(samples);
  return { startedAt, seconds, samples, faults, deeds, judged, checks, history };
}

/** Nothing is broken any more, nobody wants anything new, and what is under way ends. */
async function comeToRest(city: City, { everybody, street, money }: Population): Promise<void> {
  const { streets, market } = city;
  await streets.restore();
  for (const asker of [street.asker, money.asker]) asker.hurry();
  await Promise.all(everybody.map((people) => people.finish()));
  await street.crowd.flushQueues();
  await market.stopClocks();
  await market.provider.finish();
  await becomes(() => holdNothing(city), SETTLED_WITHIN_MS);
  await settle(market);
}

/** In the streets holds end by themselves: only in the market the end of time is brought nearer. */
async function holdNothing({ streets: { postgres, seats } }: City): Promise<boolean> {
  const [row] = await postgres.ask<{ held: number }>(
    `SELECT count(*)::int AS held FROM "Booking" WHERE status = 'held' AND "eventId" = ANY($1)`,
    [[...seats.keys()]],
  );
  return row?.held === 0;
}

interface Seen {
  watchers: readonly Watcher[];
  gaps: DatabaseGap[];
}

async function gatherHistory(
  { streets, market }: City,
  { street, money }: Population,
  { watchers, gaps }: Seen,
): Promise<CityHistory> {
  const { seats, holdShare, postgres, mail, endings } = streets;
  const database = await settleLiveCounts(streets, watchers);
  const history: History = {
    ...{ seats, holdShare, wishes: street.asker.wishes, database, gaps },
    watchers: watchers.map(({ record }) => structuredClone(record)),
    ...(await listTold(streets)),
    ...{ mails: await readMails(postgres, mail), endings: [...endings] },
  };
  return {
    streets: narrowToStreets(history),
    market: await gatherMoneyHistory(market, { ...money, gaps, database }),
  };
}

const prove = async (
  { market }: City,
  { deeds }: Population,
  history: CityHistory,
): Promise<Check[]> => [
  checkDeeds(deeds),
  ...named('streets', checkHistory(history.streets)),
  ...named('market', checkMoney(history.market)),
  ...named('product', await checkProduct(market)),
];

const named = (place: string, checks: readonly Check[]): Check[] =>
  checks.map((check) => ({ ...check, what: `${place}: ${check.what}` }));

function checkDeeds(deeds: Deeds): Check {
  const missing = DEEDS.filter((deed) => deeds.countOf(deed) === 0);
  return {
    what: 'everything happened that happens in a city',
    examined: DEEDS.reduce((sum, deed) => sum + deeds.countOf(deed), 0),
    violations: missing.map((deed) => `no ${deed}`),
  };
}
