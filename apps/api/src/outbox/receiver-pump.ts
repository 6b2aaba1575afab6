/**
 * Brings one receiver what is due to it: claims deliveries, sends them, and notes what became of each. Every
 * receiver has a pump of its own, so one that hangs or fails holds up no other.
 *
 * What must stay true: no transaction is open while a receiver is waited for, a lease keeps the others off
 * instead; a delivery goes only after the receiver has taken it; and what a process has claimed and cannot
 * send any more is another's after the lease.
 */
import { Logger } from '@nestjs/common';
import { atMost } from '../common/jobs/at-most.js';
import { GatheredReads } from '../common/jobs/gathered-reads.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import { backoffMs } from './backoff.js';
import {
  claimDue,
  claimRuns,
  giveBack,
  LEASE_MS,
  noteFailure,
  removeDelivered,
  share,
  type ClaimedDelivery,
} from './deliveries.sql.js';
import type { Receiver } from './receiver.js';
import { LONGEST_SEND_MS, sendDelivery } from './send-delivery.js';

/** What came of deliveries, for the metrics. */
export type DeliveryResult = 'delivered' | 'failed' | 'dead';

/** How long the end of the process waits for what is under way. */
const PATIENCE_MS = 3_000;

/** A run ends so long before its lease does that its next delivery could not overrun it. */
const LONGEST_RUN_MS = LEASE_MS - 2 * LONGEST_SEND_MS;

/** Of an error's message: enough to see what is wrong. */
const REASON_LENGTH = 500;

export class ReceiverPump {
  private readonly logger: Logger;
  private readonly underWay = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private isStopped = false;
  private isWoken = false;
  private pumping: Promise<void> | null = null;
  /** Those that are delivered, many by one statement. */
  private readonly removals: GatheredReads<never>;

  constructor(
    private readonly receiver: Receiver,
    private readonly database: PrismaService,
    private readonly count: (result: DeliveryResult) => void,
  ) {
    this.logger = new Logger(`Deliveries to ${receiver.name}`);
    this.removals = new GatheredReads({
      query: async (ids) => {
        await removeDelivered(database, ids);
        return new Map<string, never>();
      },
      perQuery: 500,
      maxWaiting: Infinity,
    });
  }

  /** There may be something due. */
  wake(): void {
    this.isWoken = true;
    if (this.isStopped) return;
    this.pumping ??= this.pump().finally(() => {
      this.pumping = null;
      if (this.isWoken && !this.isStopped) this.wake();
    });
  }

  /** Takes nothing more, and waits a little for what is under way. What is cut off is another's to send. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await atMost(PATIENCE_MS, this.settle());
    this.stopping.abort(new Error('its process ends'));
    await atMost(PATIENCE_MS, this.settle());
  }

  private async settle(): Promise<void> {
    await this.pumping;
    await Promise.all(this.underWay);
  }

  /** Until nothing is due. */
  private async pump(): Promise<void> {
    while (this.isWoken && !this.isStopped) {
      const free = this.receiver.atOnce - this.underWay.size;
      if (free === 0) {
        await Promise.race(this.underWay);
        continue;
      }
      this.isWoken = false;
      const runs = await this.claim(free).catch((error: unknown) => {
        this.logger.warn(`Nothing was claimed: ${reasonOf(error)}`);
        return [];
      });
      for (const run of runs) this.begin(run);
      if (runs.length > 0) this.isWoken = true;
    }
  }

  /** @returns what is sent one after the other, each by itself */
  private async claim(limit: number): Promise<ClaimedDelivery[][]> {
    const { name, isOrdered } = this.receiver;
    if (!isOrdered) return (await claimDue(this.database, name, limit)).map((one) => [one]);
    const claimed = await claimRuns(this.database, name, limit);
    return [...groupByAggregate(claimed).values()];
  }

  private begin(run: ClaimedDelivery[]): void {
    const work: Promise<void> = this.sendRun(run)
      .catch((error: unknown) =>
        this.logger.warn(`What came of it was not noted: ${reasonOf(error)}`),
      )
      .then(() => void this.underWay.delete(work));
    this.underWay.add(work);
  }

  /** Until one fails: what follows it has to wait with it. Its leases end by themselves. */
  private async sendRun(run: ClaimedDelivery[]): Promise<void> {
    const claimedAt = performance.now();
    for (const [index, delivery] of run.entries()) {
      const isLate = performance.now() - claimedAt > LONGEST_RUN_MS;
      if (isLate || this.stopping.signal.aborted) {
        return giveBack(
          this.database,
          run.slice(index).map(({ id }) => id),
        );
      }
      if (!(await this.send(delivery))) return;
    }
  }

  /** @returns whether it is delivered */
  private async send(delivery: ClaimedDelivery): Promise<boolean> {
    const { id } = delivery;
    try {
      const shared = await sendDelivery(this.receiver, delivery, this.stopping.signal);
      if (shared) await share(this.database, id, shared.recipientIds);
      else await this.removals.find(id);
      this.count('delivered');
      return true;
    } catch (error) {
      if (this.stopping.signal.aborted) await giveBack(this.database, [id]);
      else await this.noteFailure(delivery, error);
      return false;
    }
  }

  private async noteFailure({ id, attempts }: ClaimedDelivery, error: unknown): Promise<void> {
    const reason = reasonOf(error);
    const pauseMs = backoffMs(attempts + 1, Math.random());
    const isDead = await noteFailure(this.database, id, { pauseMs, reason });
    this.count(isDead ? 'dead' : 'failed');
    if (isDead) this.logger.error(`${id} is dead after ${attempts + 1} attempts: ${reason}`);
  }
}

function groupByAggregate(claimed: readonly ClaimedDelivery[]): Map<string, ClaimedDelivery[]> {
  const runs = new Map<string, ClaimedDelivery[]>();
  for (const delivery of claimed) {
    const run = runs.get(delivery.aggregateId);
    if (run) run.push(delivery);
    else runs.set(delivery.aggregateId, [delivery]);
  }
  return runs;
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, REASON_LENGTH);
}
