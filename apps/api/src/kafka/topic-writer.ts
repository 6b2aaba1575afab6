/**
 * Writes to one topic. What comes while a write is under way is gathered for the next one.
 *
 * What must stay true: one write is under way at a time, and a producer that has failed is never used again.
 * An idempotent producer numbers what it sends, and brokers drop a number that they know. The library counts
 * on when the answer is there: of two sends at once one would be dropped, and reported as written.
 */
import type { KafkaRecord, OpenedProducer, OpenProducer } from './producer.js';

/** Characters of one write, well below the megabyte that brokers take by default. */
const LONGEST_WRITE = 250_000;

interface Waiting {
  records: readonly KafkaRecord[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

export class TopicWriter {
  private waiting: Waiting[] = [];
  private producer: OpenedProducer | null = null;
  private isUnderWay = false;

  constructor(
    private readonly topic: string,
    private readonly openProducer: OpenProducer,
  ) {}

  /**
   * Resolves when all of them are written. Those of one key keep their order, if nobody writes to it
   * meanwhile.
   * @throws when it is not known that all are written: some may be
   */
  async write(records: readonly KafkaRecord[]): Promise<void> {
    for (const part of splitByLength(records)) await this.writePart(part);
  }

  /** What waits is refused. */
  async close(): Promise<void> {
    for (const { reject } of this.waiting.splice(0)) reject(new Error('its process ends'));
    await this.dropProducer();
  }

  private writePart(records: readonly KafkaRecord[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ records, resolve, reject });
      if (this.isUnderWay) return;
      this.isUnderWay = true;
      // What comes in the same turn of the event loop goes with it.
      setImmediate(() => void this.sendWaiting());
    });
  }

  private async sendWaiting(): Promise<void> {
    while (this.waiting.length > 0) await this.send(this.takeNext());
    this.isUnderWay = false;
  }

  /** The first, and as many more as fit. */
  private takeNext(): Waiting[] {
    let length = 0;
    const end = this.waiting.findIndex(({ records }, index) => {
      length += lengthOf(records);
      return index > 0 && length > LONGEST_WRITE;
    });
    return this.waiting.splice(0, end === -1 ? Infinity : end);
  }

  private async send(taken: readonly Waiting[]): Promise<void> {
    try {
      this.producer ??= this.openProducer();
      await this.producer.send(
        this.topic,
        taken.flatMap(({ records }) => records),
      );
      for (const { resolve } of taken) resolve();
    } catch (error) {
      await this.dropProducer();
      for (const { reject } of taken) reject(error);
    }
  }

  private async dropProducer(): Promise<void> {
    const dropped = this.producer;
    this.producer = null;
    await dropped?.close();
  }
}

const lengthOf = (records: readonly KafkaRecord[]) =>
  records.reduce((length, { value }) => length + value.length, 0);

/** In their order; none is longer than one write, unless it is a single record. */
export function splitByLength(
  records: readonly KafkaRecord[],
  longest = LONGEST_WRITE,
): KafkaRecord[][] {
  const parts: KafkaRecord[][] = [];
  let length = Infinity;
  for (const record of records) {
    length += record.value.length;
    if (length > longest) {
      parts.push([]);
      length = record.value.length;
    }
    parts.at(-1)?.push(record);
  }
  return parts;
}
