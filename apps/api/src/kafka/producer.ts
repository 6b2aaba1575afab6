/** The narrow way to the client library: what a topic's writer needs of a producer. */
import {
  compatibilityPartitioner,
  ProduceAcks,
  Producer,
  stringSerializers,
} from '@platformatic/kafka';
import { connectionOptions, type KafkaConfig } from './kafka-client.service.js';

export interface KafkaRecord {
  key: string;
  value: string;
  /** Beside those of every record. */
  headers?: Record<string, string>;
}

export interface OpenedProducer {
  /**
   * Resolves when all replicas that are in sync have them, in their order. One call at a time.
   * @throws when it is not known that they have
   */
  send(topic: string, records: readonly KafkaRecord[]): Promise<void>;
  /** Never throws. */
  close(): Promise<void>;
}

export type OpenProducer = () => OpenedProducer;

/** A broker that says nothing for so long hangs. */
const ANSWER_MS = 5_000;
/** What is still refused then is tried again by the outbox. Of fewer than two the library makes endless. */
const RETRIES = 2;
const RETRY_AFTER_MS = 500;

/** The content mode of CloudEvents where the whole event is the value. */
const headers = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };

/** Connects when the first record is sent. */
export function openProducer(config: KafkaConfig): OpenedProducer {
  const producer = new Producer({
    ...connectionOptions(config),
    serializers: stringSerializers,
    idempotent: true,
    acks: ProduceAcks.ALL,
    // As the Java clients choose: a key has the same partition whoever writes.
    partitioner: compatibilityPartitioner,
    // Whether a topic that is missing is made is the broker's to say.
    autocreateTopics: true,
    requestTimeout: ANSWER_MS,
    timeout: ANSWER_MS,
    retries: RETRIES,
    retryDelay: RETRY_AFTER_MS,
  });
  return {
    async send(topic, records) {
      await producer.send({
        messages: records.map(({ headers: own, ...record }) => ({
          ...{ topic, headers: { ...headers, ...own } },
          ...record,
        })),
      });
    },
    async close() {
      await producer.close().catch(() => undefined);
    },
  };
}
