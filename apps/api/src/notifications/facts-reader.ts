/**
 * Reads the topics and has mails made, in place of the dispatcher. Several of these processes share the
 * partitions.
 *
 * What must stay true: an offset is committed after the deliveries of all before it are. So what a process
 * that dies has read is read again, and makes nothing that was made.
 */
import { setTimeout as pause } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { atMost } from '../common/jobs/at-most.js';
import { MetricsService } from '../common/observability/metrics/metrics.service.js';
import { KafkaClientService } from '../kafka/kafka-client.service.js';
import { openFactsConsumer, type FactsConsumer, type ReadRecord } from './facts-consumer.js';
import { MailMaker } from './mail-maker.js';
import { MessageGatherer, type GatheredMessage } from './message-gatherer.js';
import { readRecord, type FactRecord } from './read-record.js';

/** Records of one transaction. */
const MOST_AT_ONCE = 500;
const AGAIN_AFTER_MS = 1_000;
const COUNT_EVERY_MS = 5_000;
/** How long the end of the process waits for what is under way. */
const PATIENCE_MS = 8_000;

@Injectable()
export class FactsReader implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Notifications');
  private readonly stopping = new AbortController();
  private consumer: FactsConsumer | undefined;
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: KafkaClientService,
    private readonly maker: MailMaker,
    private readonly metrics: MetricsService,
  ) {}

  onApplicationBootstrap(): void {
    this.reading = this.readOn();
  }

  /** What was read and not made is read again by who comes next. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('its process ends'));
    await atMost(PATIENCE_MS, this.reading);
  }

  private async readOn(): Promise<void> {
    const { signal } = this.stopping;
    let isTold = false;
    while (!signal.aborted) {
      this.consumer = openFactsConsumer(this.client, signal);
      const counting = setInterval(() => void this.countUnread(), COUNT_EVERY_MS);
      try {
        await this.read(this.consumer, () => (isTold = false));
      } catch (error) {
        // While brokers are away it is said once.
        if (!signal.aborted && !isTold) this.logger.warn(`Nothing is read: ${String(error)}`);
        isTold = true;
      } finally {
        clearInterval(counting);
        await this.consumer.close();
      }
      await pause(AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async read(consumer: FactsConsumer, onDone: () => void): Promise<void> {
    const progress = new Progress(this.client, this.maker);
    for await (const { record, isLast } of consumer.read()) {
      progress.add(record);
      if (!isLast && progress.size < MOST_AT_ONCE) continue;
      await progress.make();
      onDone();
      if (this.stopping.signal.aborted) return;
    }
  }

  private async countUnread(): Promise<void> {
    const count = await this.consumer?.countUnread().catch(() => undefined);
    if (count !== undefined) this.metrics.unreadFacts.set(count);
  }
}

/** Of one membership in the group: another one begins where the last offsets were committed. */
class Progress {
  private readonly gatherer = new MessageGatherer();
  private messages: GatheredMessage[] = [];
  private unread: FactRecord[] = [];
  /** By partition, in their order. */
  private readonly uncommitted = new Map<string, ReadRecord[]>();
  size = 0;

  constructor(
    private readonly client: KafkaClientService,
    private readonly maker: MailMaker,
  ) {}

  add(record: ReadRecord): void {
    this.size += 1;
    const place = `${record.topic} ${record.partition}`;
    const records = this.uncommitted.get(place) ?? [];
    records.push(record);
    this.uncommitted.set(place, records);
    const { count } = record;
    const type = this.client.topics.get(record.topic);
    if (count === null || type === undefined) return;
    const { topic, partition, offset, key, value } = record;
    const marked = { topic, partition, offset, key, value, count };
    const read = readRecord(marked, type);
    if (read) this.messages.push(...this.gatherer.add(read));
    else this.unread.push(marked);
  }

  async make(): Promise<void> {
    await this.maker.make(this.messages, this.unread);
    this.size = 0;
    this.messages = [];
    this.unread = [];
    for (const place of this.uncommitted.keys()) await this.commit(place);
  }

  /** Up to what is still gathered. */
  private async commit(place: string): Promise<void> {
    const records = this.uncommitted.get(place) ?? [];
    const held = this.gatherer.firstHeld(place);
    const left = held === undefined ? [] : records.filter(({ offset }) => offset >= held);
    const last = records.at(-1 - left.length);
    this.uncommitted.set(place, left);
    await last?.commit();
  }
}
