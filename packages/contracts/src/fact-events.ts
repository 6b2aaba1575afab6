/**
 * Facts as other systems get them: CloudEvents 1.0, each fact by itself. Their JSON Schema is generated from
 * here (`docs/kafka/facts.schema.json`).
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
import * as z from 'zod/mini';
import { factSchemas, type FactType } from './facts.js';
import { idSchema, instantSchema } from './ids.js';

/** A change that its readers would not survive gets a higher number, and is told beside the old one. */
export type FactEventType = `lastseat.${FactType}.v1`;

export const factEventType = (type: FactType): FactEventType => `lastseat.${type}.v1`;

const envelope = {
  specversion: z.literal('1.0'),
  /** The same each time that this fact is sent. */
  id: z.string(),
  /** The address of the installation that it happened in. */
  source: z.string(),
  /** The event, account, organiser, transfer or order that it is about. */
  subject: idSchema,
  /** When it was committed. */
  time: instantSchema,
  datacontenttype: z.literal('application/json'),
  /** An extension: the version of the subject. It rises with what happens to it; facts of one batch share it. */
  subjectversion: z.int(),
};

export type FactEvent = z.infer<z.ZodMiniObject<typeof envelope>> & {
  type: FactEventType;
  data: Record<string, unknown>;
};

type AnyFactSchema = (typeof factSchemas)[keyof typeof factSchemas][number];

/** Whether all that a mail of it needs is told: a topic keeps what it was told, so no address goes there. */
export const isToldWhole = (type: FactType): boolean => type !== 'account.emailChanged';

/** Also when the account is deleted it would stay there. */
const isAddress = (type: FactType, field: string) => !isToldWhole(type) && field === 'before';

function toEventSchema({ shape }: AnyFactSchema) {
  const { type, ...fields } = shape;
  const types: readonly FactType[] = type.def.values;
  const published = Object.entries(fields).filter(
    ([field]) => !types.some((one) => isAddress(one, field)),
  );
  return z.object({
    ...envelope,
    type: z.literal(types.map(factEventType)),
    data: z.object(Object.fromEntries(published)),
  });
}

/** By what they are about. Each is an allow-list: what it does not name is dropped. */
export const factEventSchemas = {
  event: factSchemas.event.map(toEventSchema),
  account: factSchemas.account.map(toEventSchema),
  organiser: factSchemas.organiser.map(toEventSchema),
  transfer: factSchemas.transfer.map(toEventSchema),
  order: factSchemas.order.map(toEventSchema),
};

export const factEventSchema: z.ZodMiniType<FactEvent> = z.union(
  Object.values(factEventSchemas).flat(),
);
