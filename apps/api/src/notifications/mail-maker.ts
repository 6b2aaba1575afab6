/**
 * Makes deliveries of what was read: mails, and for what cannot be read one to ourselves, which is tried
 * again for a day, is dead then, and can be sent again, as all deliveries are. So it stops nothing that
 * follows it.
 *
 * What must stay true: the id of a delivery comes from the fact's, so a fact that is read twice makes one.
 */
import { Injectable, Logger } from '@nestjs/common';
import type { Fact } from '@lastseat/contracts';
import { v5 as deriveId, validate as isId, NIL } from 'uuid';
import { classifyFailure } from '../common/database/database-errors.js';
import { KafkaClientService } from '../kafka/kafka-client.service.js';
import { MailPartsService } from '../mail/mail-parts.service.js';
import { DeliveriesService, type MadeDelivery } from '../outbox/deliveries.service.js';
import type { GatheredMessage } from './message-gatherer.js';
import type { FactRecord } from './read-record.js';

/** The name of the receiver of what could not be read. */
export const UNREAD = 'notifications';

/** Any that nobody else derives from. */
const NAMESPACE = '6b0d7a3e-5d0f-4c53-9a44-0f6f7a6f3c19';

@Injectable()
export class MailMaker {
  private readonly logger = new Logger('Notifications');

  constructor(
    private readonly client: KafkaClientService,
    private readonly parts: MailPartsService,
    private readonly deliveries: DeliveriesService,
  ) {}

  /** All of it, or none. */
  async make(messages: readonly GatheredMessage[], unread: readonly FactRecord[]): Promise<void> {
    const listed = [
      ...messages.flatMap((message) => this.listDeliveries(message)),
      ...unread.map((record) => this.toUnread(record)),
    ];
    try {
      await this.deliveries.makeOnce(listed);
    } catch (error) {
      if (classifyFailure(error) !== 'constraint') throw error;
      // PostgreSQL takes one of the values for none, as it does with some that JSON allows.
      await this.makeOneByOne(messages, unread);
    }
  }

  /** What was put aside. @throws when PostgreSQL still does not take it */
  remake(message: GatheredMessage): Promise<void> {
    return this.deliveries.makeOnce(this.listDeliveries(message));
  }

  private async makeOneByOne(
    messages: readonly GatheredMessage[],
    unread: readonly FactRecord[],
  ): Promise<void> {
    for (const message of messages) {
      try {
        await this.deliveries.makeOnce(this.listDeliveries(message));
      } catch (error) {
        if (classifyFailure(error) !== 'constraint') throw error;
        await this.deliveries.makeOnce(
          [...message.values()].map(({ record }) => this.toUnread(record)),
        );
      }
    }
    await this.deliveries.makeOnce(unread.map((record) => this.toUnread(record)));
  }

  private listDeliveries(message: GatheredMessage): MadeDelivery[] {
    const reads = [...message.values()].toSorted((a, b) => a.index - b.index);
    const facts = new Map<Fact, (typeof reads)[number]>();
    for (const read of reads) if (read.fact) facts.set(read.fact, read);
    const mails = this.parts.listForReader([...facts.keys()]).map((part) => {
      const { messageId, index, aggregateType, aggregateId, version, createdAt } = facts.get(
        part[0],
      )!;
      return {
        ...{ id: deriveId(`${messageId}-${index}`, NAMESPACE), receiver: 'mail', part: index },
        ...{ aggregateType, aggregateId, version, facts: part, createdAt },
      };
    });
    const unknown = reads.filter(({ fact }) => fact === null);
    return [...mails, ...unknown.map(({ record }) => this.toUnread(record))];
  }

  /** Its bytes as they are: not all that can stand there is a text for PostgreSQL. */
  private toUnread(record: FactRecord): MadeDelivery {
    const { topic, partition, offset, key, value, count } = record;
    const place = `${topic}, partition ${partition}, offset ${offset}`;
    this.logger.error(`It is put aside, since it cannot be read: ${place}`);
    const kept = { type: 'record', topic, partition, offset: String(offset), count };
    const bytes = { key: toBase64(key), value: toBase64(value) };
    return {
      ...{ id: deriveId(place, NAMESPACE), receiver: UNREAD, part: partition, version: 0 },
      aggregateType: this.client.topics.get(topic) ?? 'event',
      aggregateId: isId(key) ? key : NIL,
      facts: [{ ...kept, ...bytes }] as unknown as Fact[],
      createdAt: new Date(),
    };
  }
}

const toBase64 = (text: string) => Buffer.from(text).toString('base64');
