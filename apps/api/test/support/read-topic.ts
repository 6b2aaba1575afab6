/** What stands in a topic, as those who read there parse it. */
import { randomUUID } from 'node:crypto';
import { factEventSchema, type FactEvent } from '@lastseat/contracts';
import { Consumer, stringDeserializers } from '@platformatic/kafka';

export interface ReadRecord {
  partition: number;
  key: string;
  contentType: string | undefined;
  /** When it was sent, in milliseconds of Unix time. */
  at: number;
  event: FactEvent;
}

/** All that is there by now, each partition in its order. */
export async function readTopic(address: string, topic: string): Promise<ReadRecord[]> {
  const consumer = new Consumer({
    clientId: 'test',
    groupId: randomUUID(),
    bootstrapBrokers: [address],
    deserializers: stringDeserializers,
  });
  try {
    const ends = await consumer.listOffsets({ topics: [topic] });
    // From 0, and nothing is removed: the ends are numbers of records.
    const total = Number((ends.get(topic) ?? []).reduce((sum, end) => sum + end, 0n));
    const records: ReadRecord[] = [];
    if (total === 0) return records;
    const stream = await consumer.consume({ topics: [topic], mode: 'earliest', autocommit: false });
    for await (const { partition, key, value, headers, timestamp } of stream) {
      records.push({
        partition,
        key,
        contentType: headers.get('content-type'),
        at: Number(timestamp),
        event: factEventSchema.parse(JSON.parse(value)),
      });
      if (records.length === total) break;
    }
    return records;
  } finally {
    await new Promise<void>((resolve) => consumer.close(true, () => resolve()));
  }
}

/** The one fact of it, as other receivers get theirs: its id ends with its place in the message. */
export function toDelivery({ at, event: { id, subject, subjectversion, type, data } }: ReadRecord) {
  return {
    ...{
      id,
      aggregateId: subject,
      version: subjectversion,
      part: Number(id.split('-').at(-1)),
      at,
    },
    facts: [{ ...data, type: type.slice('lastseat.'.length, -'.v1'.length) }],
  };
}
