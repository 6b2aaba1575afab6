/**
 * Work that is done every so often by one of all API processes: the others find that it is being done
 * (an advisory lock) or was done (a row that says when), and leave it.
 *
 * What must stay true: two processes never do it at once, and a process that dies in the midst of it
 * leaves nothing behind that keeps the others from doing it: the lock ends with the transaction.
 * https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { PrismaService } from '../database/prisma.service.js';

export interface ScheduledWork {
  name: string;
  everyMs: number;
  /** Work that takes long looks whether the process is `stopping`, and ends early. */
  run: (stopping: AbortSignal) => Promise<void>;
}

/** The first half of our advisory locks; the second is the hash of the work's name. */
const LOCK_SPACE = 7_226_154;

/** How long a work may take before its lock is given up; it is asked again at the next turn. */
const LONGEST_WORK_MS = 10 * 60_000;

@Injectable()
export class ScheduledWorkService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ScheduledWorkService.name);
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(private readonly prisma: PrismaService) {}

  /** From now on, until the shutdown. */
  schedule(work: ScheduledWork): void {
    if (this.stopping.signal.aborted) return;
    this.timers.set(
      work.name,
      setTimeout(() => {
        const turn: Promise<void> = this.runIfDue(work)
          .then(
            () => undefined,
            (error: unknown) => this.logger.warn(`${work.name} was put off: ${String(error)}`),
          )
          .finally(() => {
            this.underWay.delete(turn);
            this.schedule(work);
          });
        this.underWay.add(turn);
      }, work.everyMs),
    );
  }

  /** @returns whether this process did it */
  async runIfDue({ name, everyMs, run }: ScheduledWork): Promise<boolean> {
    return this.prisma.$transaction(
      async (tx) => {
        const [lock] = await tx.$queryRaw<{ isOurs: boolean }[]>`
          SELECT pg_try_advisory_xact_lock(${LOCK_SPACE}::int, hashtext(${name})) AS "isOurs"`;
        if (!lock?.isOurs) return false;
        // A little less than the whole time, or a timer that is early by a millisecond skips a turn.
        const claimed = await tx.$executeRaw`
          INSERT INTO "ScheduledWork" AS work (name, "lastRunAt") VALUES (${name}, now())
          ON CONFLICT (name) DO UPDATE SET "lastRunAt" = now()
          WHERE work."lastRunAt" <= now() - ${0.9 * everyMs} * interval '1 millisecond'`;
        if (claimed === 0) return false;
        await run(this.stopping.signal);
        return true;
      },
      { timeout: LONGEST_WORK_MS },
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.underWay);
  }
}
