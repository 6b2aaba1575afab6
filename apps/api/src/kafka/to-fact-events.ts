import { factEventSchema, factEventType, type FactEvent } from '@lastseat/contracts';
import type { Delivery } from '../outbox/receivers.service.js';

/**
 * What a delivery tells, in the order of its facts. The ids come from the delivery's, so what is sent twice
 * has the same ones.
 * @param source the address of this installation
 */
export function toFactEvents(delivery: Delivery, source: string): FactEvent[] {
  const { id, aggregateId, version, facts, createdAt } = delivery;
  return facts.map((fact, index) =>
    factEventSchema.parse({
      specversion: '1.0',
      id: `${id}-${index}`,
      source,
      type: factEventType(fact.type),
      subject: aggregateId,
      time: createdAt.toISOString(),
      datacontenttype: 'application/json',
      subjectversion: version,
      data: fact,
    }),
  );
}
