/** Many watchers of one event while it sells: how long after COMMIT each of them knows. */
import { percentile } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { Failure } from '../../runner/failure.js';
import { signTokens } from '../http/bench-server.js';
import { openDatabase } from '../http/open-place.js';
import type { BenchDatabase } from '../lib/bench-database.js';
import type { Table } from '../../report/page.js';
import type { Bench, Part, PartResult } from '../part.js';
import { gatherCrowd, type Crowd } from './crowd.js';
import { sizeCrowd, startLiveServers, type CrowdSize, type LiveServers } from './live-servers.js';
import type { News } from './news.js';

const FULL = { watchers: [1_000, 5_000, 10_000], bookings: 150, everyMs: 40 };
const SMALL = { watchers: [20, 50], bookings: 5, everyMs: 40 };

interface FanOut {
  watchers: number;
  /** From the first of those who came last to the last. */
  handshakesPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  messagesPerWatcher: number;
  bytesPerMessage: number;
  /** Of the API's processor time, in microseconds. */
  cpuPerMessageUs: number;
  /** Of the watchers' own. */
  watcherCpuPerMessageUs: number;
}

export const fanOut: Part = {
  key: 'fan-out',
  title: 'fan-out to watchers',
  sizes: ['watchers', 'api'],
  async run(bench) {
    const { progress } = bench;
    const { crowdSize, steps, bookings, everyMs } = chooseSize(bench);
    const database = await openDatabase(bench, 'fan_out');
    const people = bookings * steps.length;
    const tokens = signTokens(await database.createUsers(people));
    const [eventId] = (await database.createEvents(1, people)) as [string];
    const servers = await startLiveServers(bench, database, 'fan-out', crowdSize);
    const watching = { origins: servers.origins, eventId };
    const crowd = await gatherCrowd(bench.scope, watching, crowdSize.sockets);
    const audience = new Audience(servers, eventId, crowd, database);
    try {
      const results: FanOut[] = [];
      for (const watchers of steps) {
        progress(`${formatNumber(watchers)} watchers come`);
        const handshakesPerSecond = await audience.growTo(watchers);
        progress(`${formatNumber(watchers)} watchers see ${bookings} bookings`);
        const buyers = tokens.splice(0, bookings);
        results.push({ ...(await audience.measure(buyers, everyMs)), handshakesPerSecond });
      }
      await database.assertTotals([eventId], people);
      return toResult(results, crowdSize);
    } finally {
      await crowd.close();
      await servers.stop();
      await database.close();
    }
  },
};

function chooseSize({ isSmall, sizes }: Bench) {
  const { watchers, bookings, everyMs } = isSmall ? SMALL : FULL;
  const crowdSize = sizeCrowd(sizes.watchers ?? watchers.at(-1)!, sizes.api);
  const { sockets } = crowdSize;
  const steps =
    sizes.watchers === undefined
      ? watchers
      : [Math.ceil(sockets / 10), Math.ceil(sockets / 2), sockets];
  return { crowdSize, steps, bookings, everyMs };
}

/** The watchers, and what reached them when. */
class Audience {
  private count = 0;

  constructor(
    private readonly servers: LiveServers,
    private readonly eventId: string,
    private readonly crowd: Crowd,
    private readonly database: BenchDatabase,
  ) {}

  /** @returns how many came in a second */
  async growTo(count: number): Promise<number> {
    const started = performance.now();
    await this.crowd.growTo(count);
    const came = count - this.count;
    this.count = count;
    return (came / (performance.now() - started)) * 1_000;
  }

  /** Sells one seat after the other, at an even pace, and waits until everyone knows of the last. */
  async measure(
    buyers: readonly string[],
    everyMs: number,
  ): Promise<Omit<FanOut, 'handshakesPerSecond'>> {
    const firstVersion = (await this.readCommit()).version;
    const lastVersion = firstVersion + buyers.length;
    const { everyoneKnows } = await this.crowd.expect({ version: lastVersion });
    everyoneKnows.catch(() => undefined); // Told when everything is sold.
    const cpuBefore = this.servers.readCpuSeconds();
    const committedAt = new Map<number, number>();
    const started = performance.now();
    for (const [index, token] of buyers.entries()) {
      await untilMs(started + index * everyMs);
      await this.book(token, this.servers.origins[index % this.servers.origins.length]!);
      const { version, at } = await this.readCommit();
      committedAt.set(version, at);
    }
    await everyoneKnows;
    const cpuSeconds = this.servers.readCpuSeconds() - cpuBefore;
    return summarise(await this.crowd.tell(), this.count, cpuSeconds, firstVersion, committedAt);
  }

  private async book(token: string, origin: string): Promise<void> {
    const { status } = await fetch(`${origin}/api/book`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ eventId: this.eventId }),
    });
    if (status !== 201) throw new Failure(`Expected 201, and got ${status}`);
  }

  /** PostgreSQL's own time of the COMMIT that wrote the row as it is now, in ms since 1970. */
  private async readCommit(): Promise<{ version: number; at: number }> {
    const [row] = await this.database.query<{ version: number; at: string | null }>(
      `SELECT version, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 AS at
       FROM "Event" WHERE id = $1`,
      [this.eventId],
    );
    return { version: row!.version, at: Number(row!.at) };
  }
}

function summarise(
  news: readonly News[],
  watchers: number,
  cpuSeconds: number,
  firstVersion: number,
  committedAt: ReadonlyMap<number, number>,
): Omit<FanOut, 'handshakesPerSecond'> {
  const sum = (of: (one: News) => number) => news.reduce((total, one) => total + of(one), 0);
  const messages = sum(({ versions }) => versions.length);
  const delays = news.flatMap((one) => listDelays(one, firstVersion, committedAt));
  return {
    watchers,
    p50Ms: percentile(delays, 0.5),
    p99Ms: percentile(delays, 0.99),
    messagesPerWatcher: messages / watchers,
    bytesPerMessage: sum(({ bytes }) => bytes) / messages,
    cpuPerMessageUs: (cpuSeconds / messages) * 1e6,
    watcherCpuPerMessageUs: (sum((one) => one.cpuSeconds) / messages) * 1e6,
  };
}

/** A message tells a watcher of every version since the one before: each counts from its COMMIT. */
function listDelays(
  { watchers, versions, atMs }: News,
  firstVersion: number,
  committedAt: ReadonlyMap<number, number>,
): number[] {
  const known = new Map<number, number>();
  const delays: number[] = [];
  for (const [index, version] of versions.entries()) {
    const watcher = watchers[index]!;
    const from = known.get(watcher) ?? firstVersion;
    for (let one = from + 1; one <= version; one++) {
      delays.push(atMs[index]! - committedAt.get(one)!);
    }
    if (version > from) known.set(watcher, version);
  }
  return delays;
}

function untilMs(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, time - performance.now())));
}

function toResult(results: readonly FanOut[], size: CrowdSize): PartResult {
  const line = (name: string, of: (result: FanOut) => number) => ({
    name,
    points: results.map((result) => ({ x: result.watchers, y: of(result) })),
  });
  return {
    measures: { fanoutP50Ms: results.at(-1)!.p50Ms, fanoutP99Ms: results.at(-1)!.p99Ms },
    tables: [tabulate(results, size)],
    plots: [
      {
        title: 'Fan-out: from COMMIT to the client over watchers',
        xLabel: 'watchers',
        yLabel: 'ms',
        lines: [line('p50', ({ p50Ms }) => p50Ms), line('p99', ({ p99Ms }) => p99Ms)],
      },
    ],
  };
}

function tabulate(results: readonly FanOut[], { processes, note }: CrowdSize): Table {
  return {
    caption: [
      'From COMMIT to the client, while one event sells (pauses of 100 ms included)',
      ...(processes > 1 ? [`${processes} API processes`] : []),
      ...(note === null ? [] : [note]),
    ].join('; '),
    columns: [
      ...['watchers', 'came a second', 'p50 ms', 'p99 ms', 'messages each', 'bytes each'],
      ...['API µs each', 'watcher µs each'],
    ],
    rows: results.map((result) =>
      [
        ...[result.watchers, result.handshakesPerSecond, result.p50Ms, result.p99Ms],
        ...[result.messagesPerWatcher, result.bytesPerMessage],
        ...[result.cpuPerMessageUs, result.watcherCpuPerMessageUs],
      ].map(formatNumber),
    ),
  };
}
