/**
 * Work that is done every so often by one of all API processes. A row says when it was last begun, and a
 * lease in it says which run is at it: the others look, and leave it.
 *
 * What must stay true: two processes never do it at once, as long as the work ends when it is told to; a
 * process that dies in the midst of it keeps the others from it for as long as the lease, and no longer;
 * and no transaction is open while it is done, since one would hold back vacuum for so long.
 */
import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { PrismaService } from '../database/prisma.service.js';
import { KeptLease } from './kept-lease.js';
import { claimWork, endLease, giveUpLease, renewLease } from './work-lease.sql.js';

export interface ScheduledWork {
  name: string;
  everyMs: number;
  /** Work that takes long looks whether it is told to `stop`: its process ends, or its lease is lost. */
  run: (stop: AbortSignal) => Promise<void>;
}

/** How often each process looks at the most: so soon after its lease a dead one's work goes on. */
const LOOK_EVERY_MS = 10_000;

/** Of the pause between two looks: a timer may be early by a millisecond, and must not skip a turn. */
const EARLY_SHARE = 0.1;

@Injectable()
export class ScheduledWorkService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ScheduledWorkService.name);
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(private readonly prisma: PrismaService) {}

  /** From now on, until the shutdown. */
  schedule(work: ScheduledWork): void {
    this.lookIn(pauseOf(work), work);
  }

  private lookIn(pauseMs: number, work: ScheduledWork): void {
    if (this.stopping.signal.aborted) return;
    const look = () => {
      const turn: Promise<void> = this.takeTurn(work).then((nextPauseMs) => {
        this.underWay.delete(turn);
        this.lookIn(nextPauseMs, work);
      });
      this.underWay.add(turn);
    };
    this.timers.set(work.name, setTimeout(look, pauseMs));
  }

  /** @returns the pause until the next one: work that fails is not tried at every look */
  private async takeTurn(work: ScheduledWork): Promise<number> {
    try {
      await this.runIfDue(work);
      return pauseOf(work);
    } catch (error) {
      this.logger.warn(`${work.name} was put off: ${String(error)}`);
      return work.everyMs;
    }
  }

  /**
   * @returns whether this process did it
   * @throws whatever the work throws, and why it was told to stop: then it is another's turn
   */
  runIfDue(work: ScheduledWork): Promise<boolean> {
    return this.runIfRested(work, work.everyMs - EARLY_SHARE * pauseOf(work));
  }

  /**
   * Has it done at once, since there is something to do. Whoever is at it already goes on, and so does the
   * schedule: it finds what that run may have overlooked, and what a failure here left.
   */
  wake(work: ScheduledWork): void {
    if (this.stopping.signal.aborted) return;
    const turn: Promise<void> = this.runIfRested(work, 0).then(
      () => void this.underWay.delete(turn),
      (error: unknown) => {
        this.underWay.delete(turn);
        this.logger.warn(`${work.name} was put off: ${String(error)}`);
      },
    );
    this.underWay.add(turn);
  }

  private async runIfRested(work: ScheduledWork, restMs: number): Promise<boolean> {
    const run = { name: work.name, leaseId: randomUUID() };
    const claimedAt = performance.now();
    if (!(await claimWork(this.prisma, run, restMs))) return false;
    const lease = new KeptLease(() => renewLease(this.prisma, run), claimedAt);
    try {
      const stop = AbortSignal.any([this.stopping.signal, lease.lost]);
      await work.run(stop);
      stop.throwIfAborted();
      await endLease(this.prisma, run);
      return true;
    } catch (error) {
      // The lease ends by itself where this does not get through.
      await giveUpLease(this.prisma, run).catch(() => undefined);
      throw error;
    } finally {
      lease.end();
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('its process ends'));
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.underWay);
  }
}

function pauseOf({ everyMs }: ScheduledWork): number {
  return Math.min(everyMs, LOOK_EVERY_MS);
}
