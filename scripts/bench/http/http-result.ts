/** What the rounds come to: measures and tables. */
import { median, toFigure } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import type { Table } from '../../report/page.js';
import { listFigure } from '../report/table.js';
import type { Round, Rounds } from './rounds.js';
import { routes, type Route } from './routes.js';

const roundsOf = (rounds: Rounds, key: Route['key']) => rounds.get(key) ?? [];
const ratesOf = (rounds: Rounds, key: Route['key']) =>
  roundsOf(rounds, key).map(({ perSecond }) => perSecond);

/** Of each round with its neighbour, so that what slowed a whole round down cancels out. */
function listRatios(ours: readonly number[], theirs: readonly number[]): number[] {
  return ours.map((rate, round) => rate / theirs[round]!);
}

export function listMeasures(ours: Rounds, rival?: Rounds): Record<string, number> {
  const empty = ratesOf(ours, 'EmptyRoute');
  const measures = {
    httpVsEmptyRoute: 100 * median(listRatios(ratesOf(ours, 'Bookings'), empty)),
  };
  const rates = routes.map(({ key }) => [`http${key}PerSecond`, median(ratesOf(ours, key))]);
  const ratios =
    rival === undefined
      ? []
      : routes.map(({ key }) => [
          `http${key}VsOld`,
          median(ratesOf(ours, key)) / median(ratesOf(rival, key)),
        ]);
  return { ...measures, ...(Object.fromEntries([...rates, ...ratios]) as Record<string, number>) };
}

export function describeContestant(rounds: Rounds, connections: number): Table {
  return {
    caption: `Requests over ${connections} keep-alive connections (busy: share of one core)`,
    columns: ['request', 'per second', 'rounds', 'p50 ms', 'p99 ms', 'API busy', 'generator busy'],
    rows: routes.map(({ key, title }) => {
      const all = roundsOf(rounds, key);
      const medianOf = (read: (round: Round) => number) => median(all.map(read));
      return [
        title,
        ...listFigure(ratesOf(rounds, key)),
        formatNumber(medianOf(({ p50Ms }) => p50Ms)),
        formatNumber(medianOf(({ p99Ms }) => p99Ms)),
        formatShare(medianOf(({ serverShare }) => serverShare)),
        formatShare(medianOf(({ generatorShare }) => generatorShare)),
      ];
    }),
  };
}

export function compareContestants(ours: Rounds, rival: Rounds): Table {
  return {
    caption: 'Requests a second by the other checkout and by this one, in turn',
    columns: ['request', 'old', 'new', 'new / old', 'rounds', 'generator busy (old, new)'],
    rows: routes.map(({ key, title }) => {
      const [before, after] = [ratesOf(rival, key), ratesOf(ours, key)];
      const { min, max } = toFigure(listRatios(after, before));
      const shareOf = (rounds: Rounds) =>
        formatShare(median(roundsOf(rounds, key).map(({ generatorShare }) => generatorShare)));
      return [
        title,
        formatNumber(median(before)),
        formatNumber(median(after)),
        `${formatNumber(median(after) / median(before))} ×`,
        `${formatNumber(min)}–${formatNumber(max)}`,
        `${shareOf(rival)}, ${shareOf(ours)}`,
      ];
    }),
  };
}

const formatShare = (share: number) => `${Math.round(100 * share)} %`;
