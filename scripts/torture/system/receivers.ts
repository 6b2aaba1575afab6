/** Those who are told of commits, and what each of them has got. */
import { readTopic, toDelivery } from '../../../apps/api/test/support/read-topic.js';
import type { History, Receiver } from '../history.js';
import type { SystemUnderTest } from './system-under-test.js';

/** Of `api-with-receivers.mjs`. */
const RECEIVERS: readonly Receiver[] = [
  { name: 'one by one', isOrdered: false, isByFact: true },
  { name: 'in order', isOrdered: true, isByFact: false },
];
/** The API's own receiver; a topic has each fact by itself. */
const KAFKA: Receiver = { name: 'kafka', isOrdered: true, isByFact: true };

export async function listTold({
  sink,
  kafka,
}: Pick<SystemUnderTest, 'sink' | 'kafka'>): Promise<Pick<History, 'receivers' | 'told'>> {
  if (kafka === null) return { receivers: RECEIVERS, told: sink.got };
  const records = [
    ...(await readTopic(kafka.address, 'lastseat.events')),
    ...(await readTopic(kafka.address, 'lastseat.transfers')),
  ];
  const told = records.map((record) => ({ receiver: KAFKA.name, ...toDelivery(record) }));
  return { receivers: [...RECEIVERS, KAFKA], told: [...sink.got, ...told] };
}
