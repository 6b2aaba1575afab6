/**
 * Brings to their receivers what was committed. Each API process has one, and they share the work. It is
 * woken by what its own process has committed, and looks every second for what others have left: those that
 * ended between COMMIT and telling.
 */
import { setTimeout as pause } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { PrismaService } from '../common/database/prisma.service.js';
import { OutboxMetrics } from './outbox-metrics.js';
import { OutboxService } from './outbox.service.js';
import { passOn } from './pass-on.js';
import { ReceiverPump } from './receiver-pump.js';
import { ReceiversService } from './receivers.service.js';

const LOOK_EVERY_MS = 1_000;

/** A turn takes some milliseconds. */
const NEXT_TURN_MS = 20;

/** It reads all that is left to deliver. */
const COUNT_EVERY_MS = 10_000;

/** An aggregate with a message that this process cannot read is left to others for so long. */
const PUT_OFF_MS = 60_000;

@Injectable()
export class Dispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Dispatcher.name);
  private pumps: ReceiverPump[] = [];
  private timer: NodeJS.Timeout | undefined;
  /** By `performance.now()`. */
  private nextCountAt = 0;
  private isStopped = false;
  private isWoken = false;
  private passing: Promise<void> | null = null;
  private counting: Promise<void> | null = null;
  /** Until when, by `performance.now()`. */
  private readonly putOff = new Map<string, number>();

  constructor(
    private readonly database: PrismaService,
    private readonly receivers: ReceiversService,
    private readonly outbox: OutboxService,
    private readonly metrics: OutboxMetrics,
  ) {}

  onApplicationBootstrap(): void {
    this.pumps = this.receivers
      .list()
      .filter(({ isElsewhere }) => isElsewhere !== true)
      .map(
        (receiver) =>
          new ReceiverPump(receiver, this.database, (result) =>
            this.metrics.count(receiver.name, result),
          ),
      );
    this.outbox.connect(() => this.wake());
    this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.passing;
    await this.counting;
    await Promise.all(this.pumps.map((pump) => pump.stop()));
  }

  private look(): void {
    if (this.isStopped) return;
    this.wake();
    for (const pump of this.pumps) pump.wake();
    if (performance.now() >= this.nextCountAt) {
      this.nextCountAt = performance.now() + COUNT_EVERY_MS;
      this.counting = this.metrics.readBacklog();
    }
    this.timer = setTimeout(() => this.look(), LOOK_EVERY_MS);
  }

  private wake(): void {
    this.isWoken = true;
    if (this.isStopped) return;
    this.passing ??= this.passAllOn().finally(() => {
      this.passing = null;
      if (this.isWoken && !this.isStopped) this.wake();
    });
  }

  private async passAllOn(): Promise<void> {
    while (this.isWoken && !this.isStopped) {
      this.isWoken = false;
      try {
        const { isTurnTaken, isMore, unreadable } = await passOn(
          this.database,
          this.receivers.list(),
          this.listPutOff(),
        );
        for (const { aggregateId, error } of unreadable) this.putOffFor(aggregateId, error);
        if (isTurnTaken || isMore) this.isWoken = true;
        if (isTurnTaken) await pause(NEXT_TURN_MS);
      } catch (error) {
        this.logger.warn(`Nothing was passed on: ${String(error)}`);
      }
      for (const pump of this.pumps) pump.wake();
    }
  }

  private listPutOff(): string[] {
    for (const [aggregateId, until] of this.putOff) {
      if (until <= performance.now()) this.putOff.delete(aggregateId);
    }
    return [...this.putOff.keys()];
  }

  /** Another release may know it: a process that is newer, or this one after its upgrade. */
  private putOffFor(aggregateId: string, error: unknown): void {
    this.putOff.set(aggregateId, performance.now() + PUT_OFF_MS);
    this.logger.error(`What happened to ${aggregateId} cannot be read: ${String(error)}`);
  }
}
