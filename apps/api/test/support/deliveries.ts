/** Deliveries as the outbox would hand them over. */
import type { Fact } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import type { Delivery } from '../../src/outbox/receivers.service.js';

export function makeDelivery(fact: Fact, given: Partial<Delivery> = {}): Delivery {
  return {
    id: newId(),
    aggregateType: 'event',
    aggregateId: newId(),
    version: 1,
    part: 0,
    facts: [fact],
    recipientId: null,
    readerMails: false,
    createdAt: new Date(),
    ...given,
  };
}
