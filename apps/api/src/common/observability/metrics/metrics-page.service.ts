/**
 * The page that Prometheus reads. Behind one port each request reaches one of several processes, so that
 * one asks `main-processes.ts`, which asks them all. A process that runs for itself answers for itself.
 */
import cluster from 'node:cluster';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '../../http/problems/problem.js';
import { SharedWork } from '../../jobs/shared-work.js';
import type { FromPrimary, ToPrimary } from './metrics-messages.js';
import { MetricsService } from './metrics.service.js';

/** More than the primary waits for the others: only when it does not answer itself. */
const PATIENCE_MS = 5_000;

/** To write the page takes some ten milliseconds, and nobody needs it more often than a few times a second. */
const REST_MS = 200;

@Injectable()
export class MetricsPageService {
  private readonly page = new SharedWork(
    () => (cluster.isWorker ? this.askPrimary() : this.metrics.registry.metrics()),
    () => pause(REST_MS, undefined, { ref: false }),
  );
  private readonly waiting = new Map<number, (text: string) => void>();
  private requests = 0;

  constructor(private readonly metrics: MetricsService) {
    if (cluster.isWorker) process.on('message', (message: FromPrimary) => this.take(message));
  }

  /** @throws ProblemError `busy` */
  read(): Promise<string> {
    return this.page.run();
  }

  private askPrimary(): Promise<string> {
    const request = (this.requests += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(request);
        reject(new ProblemError('busy'));
      }, PATIENCE_MS);
      this.waiting.set(request, (text) => {
        clearTimeout(timer);
        this.waiting.delete(request);
        resolve(text);
      });
      tell({ kind: 'lastseat: page wanted', request });
    });
  }

  private take(message: FromPrimary): void {
    if (message.kind === 'lastseat: page') this.waiting.get(message.request)?.(message.text);
    if (message.kind === 'lastseat: metrics wanted') void this.giveMetrics(message.round);
  }

  private async giveMetrics(round: number): Promise<void> {
    const metrics = await this.metrics.registry.getMetricsAsJSON();
    tell({ kind: 'lastseat: metrics', round, metrics });
  }
}

/** Without a primary we end as well, by Node's own doing: nobody has to hear of a failure. */
function tell(message: ToPrimary): void {
  process.send?.(message, () => undefined);
}
