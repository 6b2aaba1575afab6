/** Everyone at once: far more people than seats, and the others look on. */
import { formatNumber } from '../../report/text.js';
import { Failure } from '../../runner/failure.js';
import { readFileLimit } from '../../runner/file-limit.js';
import { signTokens } from '../http/bench-server.js';
import { LoadGenerator, type RequestLoad } from '../http/load-generator.js';
import { openDatabase } from '../http/open-place.js';
import type { BenchDatabase } from '../lib/bench-database.js';
import type { Bench, Part } from '../part.js';
import { gatherCrowd } from './crowd.js';
import { sizeCrowd, startLiveServers, type LiveServers } from './live-servers.js';
import type { News } from './news.js';
import { toResult, type Rush, type RushSize } from './rush-result.js';

const FULL = { rounds: 3, people: 10_000, seats: 500, connections: 2_000, watchers: 1_000 };
const SMALL = { rounds: 1, people: 300, seats: 20, connections: 50, watchers: 20 };

/** Of what is no booking only so many may wait for their turn. The others are opened before a round begins. */
const WARM_UP_CONNECTIONS = 2_000;

/** Of the generator that are no connections. */
const OTHER_FILES = 1_000;

export const rush: Part = {
  key: 'rush',
  title: 'the rush',
  sizes: ['people', 'watchers', 'api'],
  async run(bench) {
    const size = chooseSize(bench);
    const database = await openDatabase(bench, 'rush');
    bench.progress(`${formatNumber(size.people)} people and their tokens`);
    const tokens = signTokens(await database.createUsers(size.people));
    const servers = await startLiveServers(bench, database, 'rush', size.crowd);
    const generator = await LoadGenerator.start(bench);
    generator.usePeople(tokens);
    try {
      bench.progress('warm up');
      const load = { method: 'GET', path: '/api/bench/empty' } as const;
      const connections = Math.min(size.connections, WARM_UP_CONNECTIONS);
      await generator.measure({ ...load, ...everyoneOnce(servers, { ...size, connections }) }, 200);
      const rounds: Rush[] = [];
      for (let round = 1; round <= size.rounds; round++) {
        bench.progress(
          `round ${round} of ${size.rounds}: ${formatNumber(size.people)} people, ${size.seats} seats`,
        );
        rounds.push(await runRush(bench, database, servers, generator, size));
      }
      return toResult(rounds, servers.readPeakMemoryMb(), size);
    } finally {
      await generator.stop();
      await servers.stop();
      await database.close();
    }
  },
};

/** Five people share a connection, as far as one process may have so many. */
function chooseSize({ isSmall, sizes }: Bench): RushSize {
  const usual = isSmall ? SMALL : FULL;
  const people = sizes.people ?? usual.people;
  const connections =
    sizes.people === undefined
      ? usual.connections
      : Math.min(Math.ceil(people / 5), readFileLimit() - OTHER_FILES);
  const crowd = sizeCrowd(sizes.watchers ?? usual.watchers, sizes.api, connections);
  return { ...usual, people, connections, watchers: crowd.sockets, crowd };
}

/** All at once, as far as the connections go round. */
function everyoneOnce(servers: LiveServers, { connections }: RushSize) {
  return {
    ...{ isSignedIn: true, asksEachOnce: true, milliseconds: Infinity },
    ...{ ports: servers.ports, connections },
  } satisfies Partial<RequestLoad>;
}

async function runRush(
  { scope }: Bench,
  database: BenchDatabase,
  servers: LiveServers,
  generator: LoadGenerator,
  size: RushSize,
): Promise<Rush> {
  const [eventId] = (await database.createEvents(1, size.seats)) as [string];
  const crowd = await gatherCrowd(scope, { origins: servers.origins, eventId }, size.watchers);
  try {
    await crowd.growTo(size.watchers);
    await database.settle();
    const { everyoneKnows } = await crowd.expect('sold out');
    const cpuBefore = servers.readCpuSeconds();
    const started = Date.now();
    const [sent, everyoneKnowsMs] = await Promise.all([
      generator.send({
        ...{ method: 'POST', path: '/api/book', body: JSON.stringify({ eventId }) },
        ...everyoneOnce(servers, size),
      }),
      everyoneKnows.then(() => Date.now() - started),
    ]);
    const apiCpuSeconds = servers.readCpuSeconds() - cpuBefore;
    const { statuses, answeredAtMs: waits, cpuSeconds: generatorCpuSeconds } = sent;
    await database.assertTotals([eventId], statuses.get(201) ?? 0);
    if (statuses.get(201) !== size.seats) throw new Failure('Seats were left in the rush');
    const heard = summarise(await crowd.tell(), started);
    return { statuses, waits, ...heard, everyoneKnowsMs, apiCpuSeconds, generatorCpuSeconds };
  } finally {
    await crowd.close();
  }
}

function summarise(news: readonly News[], started: number) {
  const [first] = news as [News];
  const seatsLeft = [...first.watchers.keys()]
    .filter((index) => first.watchers[index] === 0)
    .map((index) => ({ at: first.atMs[index]! - started, seats: first.seatsLeft[index]! }));
  const atZero = news.map(
    ({ watchers, seatsLeft: seats }) =>
      new Set(watchers.filter((_, index) => seats[index] === 0)).size,
  );
  return {
    seatsLeft,
    watchersAtZero: atZero.reduce((sum, count) => sum + count, 0),
    watcherCpuSeconds: news.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
  };
}
