/** A real PostgreSQL that crashes and comes back on the same folder and port. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type RunningPostgres } from '@lastseat/embedded-postgres';
import pg from 'pg';
import type { Scope } from '../../runner/scope.js';
import type { DatabaseGap, ProcessEnding } from '../history.js';

const DATABASE = 'lastseat';
/** Tells our own connections from those of the API. */
const OURSELVES = 'torture';

export class TorturedPostgres {
  private server: RunningPostgres | undefined;
  private isCrashing = false;
  private frozen: number[] = [];

  private constructor(
    private readonly scope: Scope,
    private readonly home: string,
    private readonly onEnd: (ending: ProcessEnding) => void,
  ) {}

  static async start(
    scope: Scope,
    onEnd: (ending: ProcessEnding) => void,
  ): Promise<TorturedPostgres> {
    const folder = await scope.own(
      () => mkdtemp(join(tmpdir(), 'lastseat-torture-')),
      (made) => rm(made, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
    );
    const postgres = new TorturedPostgres(scope, join(folder, 'postgres'), onEnd);
    await postgres.launch();
    await postgres.running.createDatabase(DATABASE);
    return postgres;
  }

  /** Of the process that starts all others. */
  get pid(): number {
    return this.running.pid;
  }

  get url(): string {
    return this.running.urlOf(DATABASE);
  }

  /** Ends it in the midst of its work and starts it again; gives the time without it. */
  async crashAndRestart(downFor: () => Promise<unknown>): Promise<DatabaseGap> {
    this.isCrashing = true;
    await this.running.crash();
    this.isCrashing = false;
    const from = Date.now();
    await downFor();
    const until = Date.now();
    await this.launch();
    return { from, until };
  }

  /** On a connection of its own, which no crash of before has broken. */
  async ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.connected(async (client) => (await client.query<Row>(text, values)).rows);
  }

  async connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.url, application_name: OURSELVES });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** Ends every connection of the API; says how many. */
  async terminateBackends(): Promise<number> {
    const ended = await this.ask(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = $1 AND application_name <> $2`,
      [DATABASE, OURSELVES],
    );
    return ended.length;
  }

  /** Stops one backend of the API, preferably in the midst of a transaction; says whether it found one. */
  async freezeBackend(): Promise<boolean> {
    const [backend] = await this.ask<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = $1 AND application_name <> $2
       ORDER BY xact_start IS NULL, random() LIMIT 1`,
      [DATABASE, OURSELVES],
    );
    if (backend === undefined) return false;
    process.kill(backend.pid, 'SIGSTOP');
    this.frozen.push(backend.pid);
    return true;
  }

  thawBackends(): void {
    for (const pid of this.frozen.splice(0)) {
      try {
        process.kill(pid, 'SIGCONT');
      } catch {
        // Its server has ended, and taken it along.
      }
    }
  }

  private get running(): RunningPostgres {
    if (this.server === undefined) throw new Error('PostgreSQL was not started');
    return this.server;
  }

  private async launch(): Promise<void> {
    const port = this.server?.port;
    const server = await this.scope.own(
      () =>
        startPostgres({
          home: this.home,
          ...(port !== undefined && { port }),
          // For the checker: when each transaction was committed.
          settings: { track_commit_timestamp: 'on' },
        }),
      (started) => {
        this.thawBackends();
        return started.stop();
      },
    );
    this.server = server;
    void server.ended.then(() => {
      const wasKilled = this.isCrashing || this.scope.isClosing;
      this.onEnd({ name: 'PostgreSQL', wasKilled });
    });
  }
}
