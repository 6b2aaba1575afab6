/** Tells other systems what happened: each fact a CloudEvent, in the topic of its kind of aggregate. */
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { AggregateType, Fact } from '@lastseat/contracts';
import { MAILS_HEADER, topicOf } from './kafka-client.service.js';
import {
  ReceiversService,
  type Delivery,
  type OutboxMessage,
  type Receiver,
} from '../outbox/receivers.service.js';
import type { OpenProducer } from './producer.js';
import { toFactEvents } from './to-fact-events.js';
import { TopicWriter } from './topic-writer.js';

export interface KafkaReceiverOptions {
  /** The address of this installation. */
  source: string;
  topicPrefix: string;
  /** Whether who reads there makes mails. */
  readerMails: boolean;
}

@Injectable()
export class KafkaReceiver implements Receiver, OnModuleInit, OnApplicationShutdown {
  readonly name = 'kafka';
  readonly isOrdered = true;
  /** Aggregates. What they have to tell at the same time goes to the broker together. */
  readonly atOnce = 32;
  readonly readerMails: boolean;
  private readonly writers: Record<AggregateType, TopicWriter>;

  constructor(
    private readonly options: KafkaReceiverOptions,
    openProducer: OpenProducer,
    private readonly receivers: ReceiversService,
  ) {
    this.readerMails = options.readerMails;
    const writerOf = (type: AggregateType) =>
      new TopicWriter(topicOf(options.topicPrefix, type), openProducer);
    this.writers = {
      event: writerOf('event'),
      account: writerOf('account'),
      organiser: writerOf('organiser'),
      transfer: writerOf('transfer'),
      order: writerOf('order'),
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
    const { aggregateType, aggregateId, facts, readerMails } = delivery;
    const headers: Record<string, string> = readerMails
      ? { [MAILS_HEADER]: String(facts.length) }
      : {};
    const events = toFactEvents(delivery, this.options.source);
    await this.writers[aggregateType].write(
      events.map((event) => ({ key: aggregateId, value: JSON.stringify(event), headers })),
    );
  }
}
