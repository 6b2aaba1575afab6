/** Tells other systems what happened: each fact a CloudEvent, in the topic of its kind of aggregate. */
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { AggregateType, Fact } from '@lastseat/contracts';
import {
  ReceiversService,
  type Delivery,
  type OutboxMessage,
  type Receiver,
} from '../outbox/receivers.service.js';
import type { OpenProducer } from './producer.js';
import { toFactEvents } from './to-fact-events.js';
import { TopicWriter } from './topic-writer.js';

const topicNames: Record<AggregateType, string> = {
  event: 'events',
  account: 'accounts',
  organiser: 'organisers',
};

export const topicOf = (prefix: string, type: AggregateType) => `${prefix}.${topicNames[type]}`;

export interface KafkaReceiverOptions {
  /** The address of this installation. */
  source: string;
  topicPrefix: string;
}

@Injectable()
export class KafkaReceiver implements Receiver, OnModuleInit, OnApplicationShutdown {
  readonly name = 'kafka';
  readonly isOrdered = true;
  /** Aggregates. What they have to tell at the same time goes to the broker together. */
  readonly atOnce = 32;
  private readonly writers: Record<AggregateType, TopicWriter>;

  constructor(
    private readonly options: KafkaReceiverOptions,
    openProducer: OpenProducer,
    private readonly receivers: ReceiversService,
  ) {
    const writerOf = (type: AggregateType) =>
      new TopicWriter(topicOf(options.topicPrefix, type), openProducer);
    this.writers = {
      event: writerOf('event'),
      account: writerOf('account'),
      organiser: writerOf('organiser'),
    };
  }

  onModuleInit(): void {
    this.receivers.register(this);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(Object.values(this.writers).map((writer) => writer.close()));
  }

  /** All of a message at once: what a batch has changed stays together. */
  partsOf({ facts }: OutboxMessage): readonly (readonly Fact[])[] {
    return [facts];
  }

  /** @throws why the broker has not taken all of it */
  async deliver(delivery: Delivery): Promise<void> {
    const { aggregateType, aggregateId } = delivery;
    const events = toFactEvents(delivery, this.options.source);
    await this.writers[aggregateType].write(
      events.map((event) => ({ key: aggregateId, value: JSON.stringify(event) })),
    );
  }
}
