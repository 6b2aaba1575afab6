/** Everyone at once: far more people than seats, and the others look on. */
import { NO_ANSWER } from '../../load/keep-alive-connection.js';
import { LiveWatchers } from '../../load/live-watchers.js';
import { median, percentile } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { Failure } from '../../runner/failure.js';
import { signTokens, startBenchServer, type BenchServer } from '../http/bench-server.js';
import { LoadGenerator, type RequestLoad } from '../http/load-generator.js';
import { BenchDatabase } from '../lib/bench-database.js';
import type { Part, PartResult } from '../part.js';
import type { Plot } from '../../report/line-plot.js';

const FULL = { rounds: 3, people: 10_000, seats: 500, connections: 2_000, watchers: 1_000 };
const SMALL = { rounds: 1, people: 300, seats: 20, connections: 50, watchers: 20 };
type Size = typeof FULL;

interface Rush {
  /** By status; 0 is no answer. */
  statuses: Map<number, number>;
  /** Of each person, from the press to the answer, in milliseconds. */
  waits: Float64Array;
  /** When seats left was told as what to the first watcher. */
  seatsLeft: { at: number; seats: number }[];
  apiCpuSeconds: number;
  watchersAtZero: number;
}

export const rush: Part = {
  key: 'rush',
  title: 'the rush',
  async run(bench) {
    const size = bench.isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(bench.postgres, bench.api, 'rush');
    bench.progress('people and their tokens');
    const tokens = signTokens(await database.createUsers(size.people));
    const server = await startBenchServer(bench.scope, database.url, 'rush');
    const generator = await LoadGenerator.start(bench.scope);
    generator.usePeople(tokens);
    try {
      bench.progress(`${size.connections} connections`);
      const load = { method: 'GET', path: '/api/bench/empty' } as const;
      await generator.measure({ ...load, ...everyoneOnce(server, size) }, 200);
      const rounds: Rush[] = [];
      for (let round = 1; round <= size.rounds; round++) {
        bench.progress(
          `round ${round} of ${size.rounds}: ${size.people} people, ${size.seats} seats`,
        );
        rounds.push(await runRush(database, server, generator, size));
      }
      return toResult(rounds, server.readPeakMemoryMb(), size);
    } finally {
      await generator.stop();
      await server.stop();
      await database.close();
    }
  },
};

/** All at once, as far as the connections go round. */
function everyoneOnce(server: BenchServer, { connections }: Size) {
  return {
    ...{ isSignedIn: true, asksEachOnce: true, milliseconds: Infinity },
    ...{ ports: [server.port], connections },
  } satisfies Partial<RequestLoad>;
}

async function runRush(
  database: BenchDatabase,
  server: BenchServer,
  generator: LoadGenerator,
  size: Size,
): Promise<Rush> {
  const [eventId] = (await database.createEvents(1, size.seats)) as [string];
  const seatsLeft: Rush['seatsLeft'] = [];
  const told = new Map<number, number>();
  let onSoldOut: () => void = () => undefined;
  const everyoneKnows = new Promise<void>((resolve) => (onSoldOut = resolve));
  let atZero = 0;
  let started = 0;
  const watchers = new LiveWatchers(server.origin, eventId, (update, watcher) => {
    if (watcher === 0) {
      seatsLeft.push({ at: performance.now() - started, seats: update.remainingTickets });
    }
    if (update.remainingTickets === 0 && told.get(watcher) !== 0) atZero += 1;
    told.set(watcher, update.remainingTickets);
    if (atZero === size.watchers) onSoldOut();
  });
  try {
    await watchers.growTo(size.watchers);
    await database.settle();
    const cpuBefore = server.readCpuSeconds();
    started = performance.now();
    const { statuses, answeredAtMs: waits } = await generator.send({
      ...{ method: 'POST', path: '/api/book', body: JSON.stringify({ eventId }) },
      ...everyoneOnce(server, size),
    });
    await everyoneKnows;
    const apiCpuSeconds = server.readCpuSeconds() - cpuBefore;
    await database.assertTotals([eventId], statuses.get(201) ?? 0);
    if (statuses.get(201) !== size.seats) throw new Failure('Seats were left in the rush');
    return { statuses, waits, seatsLeft, apiCpuSeconds, watchersAtZero: atZero };
  } finally {
    watchers.close();
  }
}

function toResult(rounds: readonly Rush[], memoryMb: number, size: Size): PartResult {
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
      {
        caption: `${formatNumber(size.people)} people, ${size.seats} seats, ${formatNumber(size.connections)} connections, ${formatNumber(size.watchers)} watchers; ${rounds.length} rounds`,
        columns: ['what', ''],
        rows: [
          ['seats sold in each round', String(measures.rushSold)],
          ['people answered in each round', String(measures.rushAnswered)],
          ['answers other than 201 and 409', String(measures.rushUnexpected)],
          ['answer p50', `${formatNumber(measures.rushP50Ms)} ms`],
          ['answer p99', `${formatNumber(measures.rushP99Ms)} ms`],
          ['the last answer of all', `${formatNumber(measures.rushMaxMs)} ms`],
          ['processor time of the API', `${formatNumber(measures.rushApiCpuSeconds)} s`],
          ['most memory of the API', `${formatNumber(memoryMb)} MB`],
          ['watchers that were told "sold out"', String(rounds[0]?.watchersAtZero)],
        ],
      },
    ],
    plots: [plotRush(rounds[0]!, size)],
  };
}

function plotRush({ waits, seatsLeft }: Rush, size: Size): Plot {
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
