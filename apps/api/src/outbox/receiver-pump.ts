/**
 * Brings one receiver what is due to it: claims deliveries, sends them, and notes what became of each. Every
 * receiver has a pump of its own, so one that hangs or fails holds up no other.
 *
 * What must stay true: no transaction is open while a receiver is waited for, a lease keeps the others off
 * instead; a delivery goes only after the receiver has taken it; and what a process has claimed and cannot
 * send any more is another's after the lease.
 */
import { setMaxListeners } from 'node:events';
import { Logger } from '@nestjs/common';
import { atMost } from '../common/jobs/at-most.js';
import { GatheredReads } from '../common/jobs/gathered-reads.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import { backoffMs } from './backoff.js';
import {
  claimDue,
  claimRuns,
  FIRST_PLACE,
  giveBack,
  LEASE_MS,
  noteFailure,
  removeDelivered,
  share,
  type ClaimedDelivery,
} from './deliveries.sql.js';
import type { Receiver } from './receiver.js';
import { LONGEST_SEND_MS } from './send-delivery.js';
import { sendRun, type RunEnd } from './send-run.js';

/** What came of deliveries, for the metrics. */
export type DeliveryResult = 'delivered' | 'failed' | 'dead';

/** How long the end of the process waits for what is under way. */
const PATIENCE_MS = 3_000;

/** What is claimed is sent, or given back, so long before its lease ends that no delivery overruns it. */
const LONGEST_RUN_MS = LEASE_MS - 2 * LONGEST_SEND_MS;

/** Runs that one statement claims, for each that is sent at once. */
const CLAIM_AHEAD = 8;

/** Of an error's message: enough to see what is wrong. */
const REASON_LENGTH = 500;

export class ReceiverPump {
  private readonly logger: Logger;
  /** As many as the receiver gets at once. */
  private readonly sending = new Set<Promise<RunEnd>>();
  /** With them, those of which is still noted what came of them. */
  private readonly underWay = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private isStopped = false;
  private isWoken = false;
  private pumping: Promise<void> | null = null;
  private place = FIRST_PLACE;
  /** Those that are delivered, many by one statement. */
  private readonly removals: GatheredReads<never>;

  constructor(
    private readonly receiver: Receiver,
    private readonly database: PrismaService,
    private readonly count: (result: DeliveryResult) => void,
  ) {
    this.logger = new Logger(`Deliveries to ${receiver.name}`);
    // Each that is under way listens, and it may be many.
    setMaxListeners(0, this.stopping.signal);
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
      this.isWoken = false;
      const claimedAt = performance.now();
      const runs = await this.claim().catch((error: unknown) => {
        this.logger.warn(`Nothing was claimed: ${reasonOf(error)}`);
        return [];
      });
      if (runs.length > 0) this.isWoken = true;
      for (const run of runs) {
        while (this.sending.size >= this.receiver.atOnce) await Promise.race(this.sending);
        this.begin(run, claimedAt);
      }
    }
  }

  /** @returns what is sent one after the other, each by itself */
  private async claim(): Promise<ClaimedDelivery[][]> {
    const { name, isOrdered, atOnce } = this.receiver;
    const limit = atOnce * CLAIM_AHEAD;
    if (!isOrdered) return (await claimDue(this.database, name, limit)).map((one) => [one]);
    const before = this.place;
    const claimed = await claimRuns(this.database, name, limit, before);
    const runs = [...groupByAggregate(claimed).values()];
    this.place = runs.length === limit ? claimed.at(-1)! : FIRST_PLACE;
    // It began in the midst of them, and came to the end.
    if (runs.length < limit && before !== FIRST_PLACE) this.isWoken = true;
    return runs;
  }

  private begin(run: ClaimedDelivery[], claimedAt: number): void {
    const mayGoOn = () => !this.isStopped && performance.now() - claimedAt < LONGEST_RUN_MS;
    const sending = sendRun(this.receiver, run, mayGoOn, this.stopping.signal);
    this.sending.add(sending);
    const work: Promise<void> = sending
      .finally(() => this.sending.delete(sending))
      .then((end) => this.note(run, end))
      .catch((error: unknown) =>
        this.logger.warn(`What came of it was not noted: ${reasonOf(error)}`),
      )
      .then(() => void this.underWay.delete(work));
    this.underWay.add(work);
  }

  /** The first of a run holds the lease of all: it goes when the one that failed has its pause. */
  private async note(run: ClaimedDelivery[], { delivered, shared, failed }: RunEnd): Promise<void> {
    if (failed) await this.noteFailure(failed.delivery, failed.error);
    if (shared) await share(this.database, shared.delivery.id, shared.recipientIds);
    // Of two statements the first takes what is behind the lease: nobody may claim it meanwhile.
    await Promise.all(delivered.toReversed().map(({ id }) => this.removals.find(id)));
    for (let count = delivered.length + (shared ? 1 : 0); count > 0; count--) {
      this.count('delivered');
    }
    const [first] = run;
    if (delivered.length === 0 && !shared && !failed && first) {
      await giveBack(this.database, first.id);
    }
    // Nobody could claim what follows.
    if (this.receiver.isOrdered) this.wake();
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
