/**
 * In `main-processes.ts`: one page of metrics for all its API processes, each number aggregated as its
 * metric says.
 *
 * What must stay true: a counter never goes back, since Prometheus would take that for a restart and
 * count everything anew. So a process that has ended, or does not answer in time, stays in the sums with
 * what was last read of its counters; of its gauges, which are about now, nothing stays. The page does
 * not fail over one process: it is needed most when one is in trouble, and `lastseat_api_processes` says
 * how many answered.
 */
import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import type { FromPrimary, Metrics, ToPrimary } from './metrics-messages.js';

/** For an event loop that is busy; Prometheus itself waits ten seconds. */
const PATIENCE_MS = 2_000;

/** From now on answers the processes that ask for the page. */
export function collectMetrics(): void {
  const collector = new MetricsCollector();
  cluster.on('message', (worker, message: ToPrimary) => collector.take(worker, message));
  // The channel is closed: nothing more comes from this one, which `exit` does not promise.
  cluster.on('disconnect', (worker) => collector.noteEnd(worker));
}

class MetricsCollector {
  private readonly lastRead = new Map<number, { round: number; metrics: Metrics }>();
  /** The sums of the counters of all that ended. */
  private ended: Metrics = [];
  private rounds = 0;
  /** What hears that one has answered, or never will; one for each round that is under way. */
  private readonly listeners = new Set<(workerId: number, round: number) => void>();

  take(worker: Worker, message: ToPrimary): void {
    if (message.kind === 'lastseat: page wanted') void this.answer(worker, message.request);
    if (message.kind === 'lastseat: metrics') {
      this.lastRead.set(worker.id, message);
      for (const hear of this.listeners) hear(worker.id, message.round);
    }
  }

  noteEnd({ id }: Worker): void {
    const last = this.lastRead.get(id);
    this.lastRead.delete(id);
    if (last) this.ended = aggregate([this.ended, countersOf(last.metrics)]);
    for (const hear of this.listeners) hear(id, Infinity);
  }

  private async answer(worker: Worker, request: number): Promise<void> {
    const round = (this.rounds += 1);
    await this.askAll(round);
    const metrics = [...this.lastRead.values()].map((last) =>
      last.round >= round ? last.metrics : countersOf(last.metrics),
    );
    const page = AggregatorRegistry.aggregate([...metrics, this.ended]);
    tell(worker, { kind: 'lastseat: page', request, text: await page.metrics() });
  }

  /** Resolves when all have answered that can, or after {@link PATIENCE_MS}. */
  private askAll(round: number): Promise<void> {
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    const missing = new Set<number>();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.listeners.delete(hear);
        resolve();
      };
      const timer = setTimeout(end, PATIENCE_MS);
      const hear = (workerId: number, answered: number) => {
        if (answered >= round) missing.delete(workerId);
        if (missing.size === 0) end();
      };
      this.listeners.add(hear);
      for (const worker of workers.filter((one) => one.isConnected())) {
        missing.add(worker.id);
        tell(worker, { kind: 'lastseat: metrics wanted', round });
      }
    });
  }
}

/** One that is going can no longer hear: its end is noted. */
function tell(worker: Worker, message: FromPrimary): void {
  worker.send(message, () => undefined);
}

function aggregate(metrics: Metrics[]): Metrics {
  // With their values, whatever the library's types say: it keeps what it aggregated.
  return AggregatorRegistry.aggregate(metrics).getMetricsAsArray() as Metrics;
}

/** The library's types name these by numbers, and it itself by words. */
function countersOf(metrics: Metrics): Metrics {
  return metrics.filter(({ type }) => ['counter', 'histogram'].includes(String(type)));
}
