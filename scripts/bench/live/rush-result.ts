/** What the rounds of the rush come to. */
import { NO_ANSWER } from '../../load/keep-alive-connection.js';
import { median, percentile } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import type { PartResult } from '../part.js';
import type { Plot } from '../../report/line-plot.js';
import type { CrowdSize } from './live-servers.js';

export interface RushSize {
  rounds: number;
  people: number;
  seats: number;
  connections: number;
  watchers: number;
  crowd: CrowdSize;
}

export interface Rush {
  /** By status; 0 is no answer. */
  statuses: Map<number, number>;
  /** Of each person, from the press to the answer, in milliseconds. */
  waits: Float64Array;
  /** When how many seats were told to be left to the first watcher. */
  seatsLeft: { at: number; seats: number }[];
  /** When the last of the watchers was told "sold out". */
  everyoneKnowsMs: number;
  apiCpuSeconds: number;
  generatorCpuSeconds: number;
  watcherCpuSeconds: number;
  watchersAtZero: number;
}

export function toResult(rounds: readonly Rush[], memoryMb: number, size: RushSize): PartResult {
  const count = (run: Rush, status: number) => run.statuses.get(status) ?? 0;
  const measures = {
    rushSold: Math.min(...rounds.map((run) => count(run, 201))),
    rushAnswered: Math.min(...rounds.map((run) => run.waits.length - count(run, NO_ANSWER))),
    rushUnexpected: Math.max(
      ...rounds.map((run) => run.waits.length - count(run, 201) - count(run, 409)),
    ),
    rushP50Ms: median(rounds.map((run) => percentile(run.waits, 0.5))),
    rushP99Ms: median(rounds.map((run) => percentile(run.waits, 0.99))),
    rushMaxMs: Math.max(...rounds.map((run) => percentile(run.waits, 1))),
    rushApiCpuSeconds: median(rounds.map((run) => run.apiCpuSeconds)),
    rushApiMemoryMb: memoryMb,
  };
  return {
    measures,
    tables: [
      { caption: describe(rounds, size), columns: ['what', ''], rows: listRows(measures, rounds) },
    ],
    plots: [plotRush(rounds[0]!, size)],
  };
}

function describe(rounds: readonly Rush[], size: RushSize): string {
  const { processes, note } = size.crowd;
  return [
    `${formatNumber(size.people)} people, ${size.seats} seats, ${formatNumber(size.connections)} connections, ${formatNumber(size.watchers)} watchers`,
    ...(processes > 1 ? [`${processes} API processes`] : []),
    `${rounds.length} rounds`,
    ...(note === null ? [] : [note]),
  ].join('; ');
}

function listRows(measures: Record<string, number>, rounds: readonly Rush[]): string[][] {
  const seconds = (of: (run: Rush) => number) => `${formatNumber(median(rounds.map(of)))} s`;
  const ms = (value = 0) => `${formatNumber(value)} ms`;
  return [
    ['seats sold in each round', String(measures['rushSold'])],
    ['people answered in each round', String(measures['rushAnswered'])],
    ['answers other than 201 and 409', String(measures['rushUnexpected'])],
    ['answer p50', ms(measures['rushP50Ms'])],
    ['answer p99', ms(measures['rushP99Ms'])],
    ['the last answer of all', ms(measures['rushMaxMs'])],
    ['everyone who watches knows', ms(median(rounds.map((run) => run.everyoneKnowsMs)))],
    ['processor time of the API', seconds((run) => run.apiCpuSeconds)],
    ['processor time of those who book', seconds((run) => run.generatorCpuSeconds)],
    ['processor time of the watchers', seconds((run) => run.watcherCpuSeconds)],
    ['most memory of an API process', `${formatNumber(measures['rushApiMemoryMb'] ?? 0)} MB`],
    ['watchers that were told "sold out"', String(rounds[0]?.watchersAtZero)],
  ];
}

function plotRush({ waits, seatsLeft }: Rush, size: RushSize): Plot {
  const sorted = Float64Array.from(waits).sort();
  const step = Math.max(1, Math.floor(sorted.length / 200));
  const answered = [...sorted.keys()].filter((index) => index % step === 0);
  return {
    title: 'The rush: seats left and people answered over time',
    xLabel: 'ms since everyone pressed "Book"',
    yLabel: '% of all seats, of all people',
    lines: [
      {
        name: 'seats left, as a watcher was told',
        points: [
          { x: 0, y: 100 },
          ...seatsLeft.map(({ at, seats }) => ({ x: at, y: (100 * seats) / size.seats })),
          { x: sorted.at(-1)!, y: 0 },
        ],
      },
      {
        name: 'people answered',
        points: answered.map((index) => ({
          x: sorted[index]!,
          y: (100 * (index + 1)) / sorted.length,
        })),
      },
    ],
  };
}
