/** Reads again what could not be read: by a newer release it may be. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { KafkaClientService } from '../kafka/kafka-client.service.js';
import { ReceiversService, type Delivery, type Receiver } from '../outbox/receivers.service.js';
import { MailMaker, UNREAD } from './mail-maker.js';
import { readRecord } from './read-record.js';

const recordSchema = z.object({
  topic: z.string(),
  partition: z.int(),
  offset: z.string().regex(/^\d+$/),
  count: z.int(),
  key: z.string(),
  value: z.string(),
});

@Injectable()
export class UnreadReceiver implements Receiver, OnModuleInit {
  readonly name = UNREAD;
  readonly isOrdered = false;
  readonly atOnce = 4;

  constructor(
    private readonly receivers: ReceiversService,
    private readonly client: KafkaClientService,
    private readonly maker: MailMaker,
  ) {}

  onModuleInit(): void {
    this.receivers.register(this);
  }

  /** Nothing of the outbox is for it. */
  partsOf(): [] {
    return [];
  }

  /** @throws when it still cannot be read */
  async deliver({ facts }: Delivery): Promise<void> {
    const { topic, partition, offset, count, key, value } = recordSchema.parse(facts[0]);
    const type = this.client.topics.get(topic);
    const record = {
      ...{ topic, partition, offset: BigInt(offset), count },
      ...{ key: toText(key), value: toText(value) },
    };
    const read = type && readRecord(record, type);
    if (!read?.fact) throw new TypeError('it is no fact that this release knows');
    await this.maker.remake(new Map([[read.index, read]]));
  }
}

const toText = (base64: string) => Buffer.from(base64, 'base64').toString();
