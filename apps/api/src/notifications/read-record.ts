/** What a record says: of which message its fact is, and the fact. */
import {
  factSchema,
  idSchema,
  instantSchema,
  type AggregateType,
  type Fact,
} from '@lastseat/contracts';
import { z } from 'zod';

/** As it stands in a topic. */
export interface FactRecord {
  topic: string;
  partition: number;
  offset: bigint;
  key: string;
  value: string;
  /** How many facts its message has. */
  count: number;
}

/** One of a message's facts. */
export interface ReadFact {
  record: FactRecord;
  /** The same each time that it is told. */
  messageId: string;
  /** Its place in the message. */
  index: number;
  aggregateType: AggregateType;
  aggregateId: string;
  version: number;
  /** When it was committed. */
  createdAt: Date;
  /** Null: this release does not know it. */
  fact: Fact | null;
}

/** Around any fact, also one of a newer release. */
const envelopeSchema = z.object({
  id: z.string().regex(/^.+-\d{1,9}$/),
  type: z.string().regex(/^lastseat\..+\.v1$/),
  subject: idSchema,
  subjectversion: z.int(),
  time: instantSchema,
  data: z.record(z.string(), z.unknown()),
});

/** @returns null when it is nothing that we tell */
export function readRecord(record: FactRecord, aggregateType: AggregateType): ReadFact | null {
  const envelope = envelopeSchema.safeParse(parseJson(record.value));
  if (!envelope.success) return null;
  const { id, type, subject, subjectversion, time, data } = envelope.data;
  const fact = factSchema.safeParse({
    ...data,
    type: type.slice('lastseat.'.length, -'.v1'.length),
  });
  const end = id.lastIndexOf('-');
  return {
    record,
    messageId: id.slice(0, end),
    index: Number(id.slice(end + 1)),
    ...{ aggregateType, aggregateId: subject, version: subjectversion, createdAt: new Date(time) },
    fact: fact.success ? fact.data : null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
