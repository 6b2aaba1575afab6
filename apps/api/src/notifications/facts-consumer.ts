/** The narrow way to the client library: what the reader needs of a consumer. */
import { Consumer, stringDeserializers, type MessagesStream } from '@platformatic/kafka';
import { atMost } from '../common/jobs/at-most.js';
import { MAILS_HEADER, type KafkaClientService } from '../kafka/kafka-client.service.js';
import type { FactRecord } from './read-record.js';

type StringConsumer = Consumer<string, string, string, string>;
type Message =
  MessagesStream<string, string, string, string> extends AsyncIterable<infer One> ? One : never;

export interface ReadRecord extends Omit<FactRecord, 'count'> {
  /** Null: the dispatcher has made its mails, or they are nobody's. */
  count: number | null;
  /** This one and all before it in its partition are done with. */
  commit(): Promise<void>;
}

export interface FactsConsumer {
  /**
   * Of the partitions that are ours. `isLast`: no more have come yet.
   * @throws when it may have lost its partitions, or brokers are away, or say nothing for long
   */
  read(): AsyncGenerator<{ record: ReadRecord; isLast: boolean }>;
  /** Records that are still to be read, of the partitions that are ours. */
  countUnread(): Promise<number>;
  /** Never throws. */
  close(): Promise<void>;
}

/** A member that gives no sign for so long is gone, and others get its partitions. The least that brokers take. */
const SESSION_MS = 6_000;
const HEARTBEAT_MS = 2_000;
const REBALANCE_MS = 10_000;
/** How long brokers wait for something to tell. */
const LONGEST_FETCH_MS = 1_000;
/** Some fetches: whoever gives no sign for so long hangs. */
const SILENCE_MS = 30_000;
/** Records that are kept in memory. */
const MOST_AHEAD = 2_000;
const PATIENCE_MS = 3_000;

/** @param stop ends the reading, with what it says */
export function openFactsConsumer(client: KafkaClientService, stop: AbortSignal): FactsConsumer {
  const consumer: StringConsumer = new Consumer({
    ...client.connectionOptions(),
    groupId: client.groupId,
    deserializers: stringDeserializers,
    autocreateTopics: true,
    ...{ sessionTimeout: SESSION_MS, heartbeatInterval: HEARTBEAT_MS },
    rebalanceTimeout: REBALANCE_MS,
  });
  const topics = [...client.topics.keys()];
  const end = new AbortController();
  const noteSign = watch(consumer, end);
  const onStop = () => end.abort(stop.reason);
  stop.addEventListener('abort', onStop);
  return {
    async *read() {
      const opening = consumer.consume({
        ...{ topics, mode: 'committed', fallbackMode: 'earliest', autocommit: false },
        ...{ maxWaitTime: LONGEST_FETCH_MS, highWaterMark: MOST_AHEAD },
      });
      const stream = await orAborted(opening, end.signal);
      stream.on('fetch', noteSign);
      end.signal.addEventListener('abort', () => stream.destroy(end.signal.reason as Error));
      for await (const message of stream) {
        yield { record: toReadRecord(message), isLast: stream.readableLength === 0 };
        noteSign();
      }
    },
    async countUnread() {
      const lag = await consumer.getLag({ topics });
      const own = [...lag.values()].flat().filter((count) => count > 0n);
      return Number(own.reduce((sum, count) => sum + count, 0n));
    },
    async close() {
      stop.removeEventListener('abort', onStop);
      end.abort(new Error('it is closed'));
      await atMost(PATIENCE_MS, new Promise<void>((done) => consumer.close(true, () => done())));
    },
  };
}

function toReadRecord(message: Message): ReadRecord {
  const { topic, partition, offset, key, value, headers } = message;
  const count = headers.get(MAILS_HEADER);
  return {
    ...{ topic, partition, offset },
    // Who writes there may leave them out, whatever the types of the library say.
    ...{ key: String(key ?? ''), value: String(value ?? '') },
    count: count === undefined ? null : Number(count),
    commit: async () => void (await message.commit()),
  };
}

/**
 * Ends the reading when the consumer has failed, or gives no sign for long. The library tells of some
 * failures by events only. After one heartbeat that failed it sends no more: brokers take it for gone, and
 * it reads on.
 *
 * @returns notes a sign
 */
function watch(consumer: StringConsumer, end: AbortController): () => void {
  let signAt = performance.now();
  const noteSign = () => void (signAt = performance.now());
  consumer.on('error', (error: Error) => end.abort(error));
  consumer.on('consumer:heartbeat:error', ({ error }) => end.abort(error));
  // Who has no partition fetches nothing.
  consumer.on('consumer:heartbeat:end', () => {
    if (!consumer.assignments?.some(({ partitions }) => partitions.length > 0)) noteSign();
  });
  const timer = setInterval(() => {
    if (performance.now() - signAt > SILENCE_MS) end.abort(new Error('the brokers say nothing'));
  }, LONGEST_FETCH_MS);
  end.signal.addEventListener('abort', () => clearInterval(timer));
  return noteSign;
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    work.then(resolve, reject);
  });
}
