/** Looks at the API from outside: how long health takes, and how much memory it holds. */
import { setTimeout as pause } from 'node:timers/promises';
import { KeepAliveConnection } from '../../load/keep-alive-connection.js';
import { writeRequest } from '../../load/write-request.js';
import { forgetPeak, readPeakBytes } from '../../runner/process-usage.js';
import type { Spell } from '../siege-record.js';
import type { BesiegedApi } from './besieged-api.js';

const EVERY_MS = 100;
/** A server that says nothing for so long is as good as dead. */
const HEALTH_PATIENCE_MS = 30_000;
const request = writeRequest({ method: 'GET', path: '/api/health/live' });

export type Observed = Pick<Spell, 'peakBytes' | 'healthWorstMs' | 'healthFailures'>;

export class Observer {
  private readonly connection: KeepAliveConnection;
  private readonly seen: Observed = { peakBytes: 0, healthWorstMs: 0, healthFailures: 0 };
  private isOver = false;
  private work: Promise<unknown> = Promise.resolve();

  private constructor(private readonly api: BesiegedApi) {
    this.connection = new KeepAliveConnection(api.port);
  }

  /**
   * Its connection has been answered before the attack begins: Node accepts one in each turn of its
   * loop, so what a new one waits for is the queue of the attack's own.
   */
  static async begin(api: BesiegedApi): Promise<Observer> {
    const observer = new Observer(api);
    await askHealth(observer.connection);
    for (const pid of api.listWorkers()) forgetPeak(pid);
    observer.work = Promise.all([observer.probeHealth(), observer.watchMemory()]);
    return observer;
  }

  /** A probe that is under way is waited for, unless nobody is there to answer it. */
  async end(): Promise<Observed> {
    this.isOver = true;
    await this.work;
    this.connection.close();
    this.noteMemory(Math.max(0, ...this.api.listWorkers().map(readPeakBytes)));
    return this.seen;
  }

  private async probeHealth(): Promise<void> {
    while (!this.isOver) {
      const askedAt = performance.now();
      const status = await askHealth(this.connection);
      if (this.api.findDeath() !== null) return;
      const took = performance.now() - askedAt;
      this.seen.healthWorstMs = Math.max(this.seen.healthWorstMs, took);
      if (status !== 200) this.seen.healthFailures += 1;
      await pause(Math.max(0, EVERY_MS - took));
    }
  }

  private async watchMemory(): Promise<void> {
    while (!this.isOver) {
      this.noteMemory(this.api.readResidentBytes());
      await pause(EVERY_MS);
    }
  }

  private noteMemory(bytes: number): void {
    this.seen.peakBytes = Math.max(this.seen.peakBytes, bytes);
  }
}

/** Asked by a newcomer, who waits until those before him are let in, the attackers' last ones too. */
export async function isHealthy(port: number): Promise<boolean> {
  const connection = new KeepAliveConnection(port);
  const status = await askHealth(connection);
  connection.close();
  return status === 200;
}

async function askHealth(connection: KeepAliveConnection): Promise<number> {
  const timer = setTimeout(() => connection.close(), HEALTH_PATIENCE_MS);
  const status = await new Promise<number>((resolve) => connection.ask(request, resolve));
  clearTimeout(timer);
  return status;
}

const LAG = /^nodejs_eventloop_lag_max_seconds(?:\{[^}]*\})? ([\d.e+-]+)/m;
const PATIENCE_MS = 10_000;

/** The worst since it was last asked, in ms; `null` where it does not say. */
export async function readStall(origin: string): Promise<number | null> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const page = await (await fetch(`${origin}/api/metrics`, { signal })).text();
    const seconds = LAG.exec(page)?.[1];
    return seconds === undefined ? null : Number(seconds) * 1_000;
  } catch {
    return null;
  }
}
