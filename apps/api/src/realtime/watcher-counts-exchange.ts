/**
 * What makes the watcher counts those of all API processes: once a second this one writes its counts
 * that have changed to a small table, and reads the sums of the others for the events that some page of
 * its own wants to know about. Not by the Socket.IO adapter: NOTIFY carries 8,000 bytes, Redis need not
 * be there, and a count that is lost with a message would stay wrong.
 *
 * What must stay true: a database that is away costs the others' counts and nothing else; nothing is
 * asked while nobody is connected; and what a process showed goes with it, at once when it ends in
 * order, and after a minute without a sign of life when it does not.
 */
import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { PrismaService } from '../common/database/prisma.service.js';
import { atMost } from '../common/jobs/at-most.js';
import { RepeatedWork } from '../common/jobs/repeated-work.js';
import { ScheduledWorkService } from '../common/jobs/scheduled-work.service.js';
import { WatcherCountsService } from './watcher-counts.service.js';
import { exchangeCounts, removeSilentCounts } from './watcher-counts.sql.js';

/** From the end of one turn to the next. */
const PAUSE_MS = 1_000;

/** After so many turns all counts are written again: a third of the time after which they expire. */
export const TURNS_BETWEEN_SIGNS_OF_LIFE = 20;

/** Events of one statement. */
const CHUNK = 1_000;

const REMOVE_EVERY_MS = 5 * 60_000;

/** On the way down; what is not taken away by then expires. */
const PATIENCE_MS = 2_000;

@Injectable()
export class WatcherCountsExchange implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(WatcherCountsExchange.name);
  private readonly process = randomUUID();
  /** Events whose count of ours is to be written. */
  private readonly due = new Set<string>();
  /** Events that may have a row of ours: also when we do not know whether it was written. */
  private readonly shown = new Set<string>();
  private turns = 0;
  private isAway = false;
  private readonly exchange = new RepeatedWork(
    async () => {
      await this.takeTurn();
      this.isAway = false;
    },
    PAUSE_MS,
    (error) => this.noteFailure(error),
  );

  constructor(
    private readonly prisma: PrismaService,
    private readonly counts: WatcherCountsService,
    private readonly scheduledWork: ScheduledWorkService,
  ) {}

  onApplicationBootstrap(): void {
    this.exchange.start();
    this.scheduledWork.schedule({
      name: 'removal of silent watcher counts',
      everyMs: REMOVE_EVERY_MS,
      run: () => removeSilentCounts(this.prisma),
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    const gone = this.exchange.stop().then(() => this.withdraw());
    await atMost(
      PATIENCE_MS,
      gone.catch(() => undefined),
    );
  }

  /** One turn: as many statements as it takes, none when there is nothing to say and nothing to know. */
  async takeTurn(): Promise<void> {
    const [due, wanted] = [this.listDue(), this.counts.listWanted()];
    const others = new Map<string, number>();
    for (let from = 0; from < Math.max(due.length, wanted.length); from += CHUNK) {
      const own = due.slice(from, from + CHUNK).map((eventId) => ({
        eventId,
        count: this.counts.countOwn(eventId),
      }));
      for (const { eventId, count } of own) if (count > 0) this.shown.add(eventId);
      const sums = await exchangeCounts(
        this.prisma,
        this.process,
        own,
        wanted.slice(from, from + CHUNK),
      );
      for (const { eventId, count } of sums) others.set(eventId, count);
      for (const { eventId, count } of own) {
        this.due.delete(eventId);
        if (count === 0) this.shown.delete(eventId);
      }
    }
    this.counts.learnOthers(others);
  }

  /** What changes from here on is due at the next turn; what cannot be written stays due. */
  private listDue(): string[] {
    this.turns += 1;
    for (const eventId of this.counts.takeChanged()) this.due.add(eventId);
    if (this.turns % TURNS_BETWEEN_SIGNS_OF_LIFE === 0) {
      for (const eventId of this.shown) this.due.add(eventId);
    }
    for (const eventId of this.due) {
      const cameAndWent = !this.shown.has(eventId) && this.counts.countOwn(eventId) === 0;
      if (cameAndWent) this.due.delete(eventId);
    }
    return [...this.due];
  }

  /** Once, and not every second of an outage. */
  private noteFailure(error: unknown): void {
    if (!this.isAway) this.logger.warn(`The others' watchers are not known: ${String(error)}`);
    this.isAway = true;
  }

  private async withdraw(): Promise<void> {
    const shown = [...this.shown];
    for (let from = 0; from < shown.length; from += CHUNK) {
      const none = shown.slice(from, from + CHUNK).map((eventId) => ({ eventId, count: 0 }));
      await exchangeCounts(this.prisma, this.process, none, []);
    }
  }
}
