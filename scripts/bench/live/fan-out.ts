/** Many watchers of one event while it sells: how long after COMMIT each of them knows. */
import { LiveWatchers } from '../../load/live-watchers.js';
import { percentile } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { Failure } from '../../runner/failure.js';
import { signTokens, startBenchServer, type BenchServer } from '../http/bench-server.js';
import { BenchDatabase } from '../lib/bench-database.js';
import type { Part, PartResult } from '../part.js';

const FULL = { watchers: [1_000, 5_000, 10_000], bookings: 150, everyMs: 40 };
const SMALL = { watchers: [20, 50], bookings: 5, everyMs: 40 };

interface FanOut {
  watchers: number;
  p50Ms: number;
  p99Ms: number;
  messagesPerWatcher: number;
  bytesPerMessage: number;
  /** Of the API's processor time, in microseconds. */
  cpuPerMessageUs: number;
}

export const fanOut: Part = {
  key: 'fan-out',
  title: 'fan-out to watchers',
  async run({ scope, api, postgres, isSmall, progress }) {
    const size = isSmall ? SMALL : FULL;
    const database = await BenchDatabase.create(postgres, api, 'fan_out');
    const people = size.bookings * size.watchers.length;
    const tokens = signTokens(await database.createUsers(people));
    const [eventId] = (await database.createEvents(1, people)) as [string];
    const server = await startBenchServer(scope, database.url, 'fan-out');
    const audience = new Audience(server, eventId);
    try {
      const results: FanOut[] = [];
      for (const watchers of size.watchers) {
        progress(`${formatNumber(watchers)} watchers come`);
        await audience.watchers.growTo(watchers);
        progress(`${formatNumber(watchers)} watchers see ${size.bookings} bookings`);
        const buyers = tokens.splice(0, size.bookings);
        results.push(await audience.measure(database, buyers, size.everyMs));
      }
      await database.assertTotals([eventId], people);
      return toResult(results);
    } finally {
      audience.watchers.close();
      await server.stop();
      await database.close();
    }
  },
};

/** The watchers, and what reached them when. */
class Audience {
  readonly watchers: LiveWatchers;
  private received: { version: number; watcher: number; at: number }[] = [];
  private onComplete: () => void = () => undefined;
  private lastVersion = Infinity;
  private complete = 0;

  constructor(
    private readonly server: BenchServer,
    private readonly eventId: string,
  ) {
    this.watchers = new LiveWatchers(server.origin, eventId, ({ version }, watcher, at) => {
      this.received.push({ version, watcher, at });
      if (version < this.lastVersion) return;
      this.complete += 1;
      if (this.complete === this.watchers.count) this.onComplete();
    });
  }

  /** Sells one seat after the other, at an even pace, and waits until everyone knows of the last. */
  async measure(
    database: BenchDatabase,
    buyers: readonly string[],
    everyMs: number,
  ): Promise<FanOut> {
    const firstVersion = (await this.readCommit(database)).version;
    this.received = [];
    this.complete = 0;
    this.lastVersion = firstVersion + buyers.length;
    const everyoneKnows = new Promise<void>((resolve) => (this.onComplete = resolve));
    const bytesBefore = this.watchers.bytesReceived;
    const cpuBefore = this.server.readCpuSeconds();
    const committedAt = new Map<number, number>();
    const started = performance.now();
    for (const [index, token] of buyers.entries()) {
      await untilMs(started + index * everyMs);
      await this.book(token);
      const { version, at } = await this.readCommit(database);
      committedAt.set(version, at);
    }
    await everyoneKnows;
    const cpu = this.server.readCpuSeconds() - cpuBefore;
    const bytes = this.watchers.bytesReceived - bytesBefore;
    const delays = this.listDelays(firstVersion, committedAt);
    return {
      watchers: this.watchers.count,
      p50Ms: percentile(delays, 0.5),
      p99Ms: percentile(delays, 0.99),
      messagesPerWatcher: this.received.length / this.watchers.count,
      bytesPerMessage: bytes / this.received.length,
      cpuPerMessageUs: (cpu / this.received.length) * 1e6,
    };
  }

  private async book(token: string): Promise<void> {
    const { status } = await fetch(`${this.server.origin}/api/book`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ eventId: this.eventId }),
    });
    if (status !== 201) throw new Failure(`Expected 201, and got ${status}`);
  }

  /** A message tells a watcher of every version since the one before: each counts from its COMMIT. */
  private listDelays(firstVersion: number, committedAt: ReadonlyMap<number, number>): number[] {
    const known = new Map<number, number>();
    const delays: number[] = [];
    for (const { version, watcher, at } of this.received) {
      const from = known.get(watcher) ?? firstVersion;
      for (let one = from + 1; one <= version; one++) delays.push(at - committedAt.get(one)!);
      if (version > from) known.set(watcher, version);
    }
    return delays;
  }

  /** PostgreSQL's own time of the COMMIT that wrote the row as it is now, in ms since 1970. */
  private async readCommit(database: BenchDatabase): Promise<{ version: number; at: number }> {
    const [row] = await database.query<{ version: number; at: string | null }>(
      `SELECT version, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 AS at
       FROM "Event" WHERE id = $1`,
      [this.eventId],
    );
    return { version: row!.version, at: Number(row!.at) };
  }
}

function untilMs(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, time - performance.now())));
}

function toResult(results: readonly FanOut[]): PartResult {
  return {
    measures: { fanoutP50Ms: results.at(-1)!.p50Ms, fanoutP99Ms: results.at(-1)!.p99Ms },
    tables: [
      {
        caption: 'From COMMIT to the client, while one event sells (pauses of 100 ms included)',
        columns: ['watchers', 'p50 ms', 'p99 ms', 'messages each', 'bytes each', 'API µs each'],
        rows: results.map((result) => [
          formatNumber(result.watchers),
          formatNumber(result.p50Ms),
          formatNumber(result.p99Ms),
          formatNumber(result.messagesPerWatcher),
          formatNumber(result.bytesPerMessage),
          formatNumber(result.cpuPerMessageUs),
        ]),
      },
    ],
    plots: [
      {
        title: 'Fan-out: from COMMIT to the client over watchers',
        xLabel: 'watchers',
        yLabel: 'ms',
        lines: [
          {
            name: 'p50',
            points: results.map(({ watchers, p50Ms }) => ({ x: watchers, y: p50Ms })),
          },
          {
            name: 'p99',
            points: results.map(({ watchers, p99Ms }) => ({ x: watchers, y: p99Ms })),
          },
        ],
      },
    ],
  };
}
