/** What is committed comes to Kafka: on a real broker. The torture kills it; here the process that tells it is killed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiProcess } from '../support/api-process.js';
import { startApp } from '../support/app.js';
import { createBuyers } from '../support/buyers.js';
import { checkDeliveries, type CommittedBooking } from '../support/check-deliveries.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent } from '../support/factories.js';
import { kafkaProgram, startKafka, withKafka, type KafkaBroker } from '../support/kafka.js';
import { holdUpNoting } from '../support/hold-up-noting.js';
import { startMailServer } from '../support/mail-server.js';
import { ageDeliveries, isEmptied } from '../support/outbox.js';
import { readAsDocumented } from '../support/read-as-documented.js';
import { readTopic, toDelivery, type ReadRecord } from '../support/read-topic.js';

const EVENTS = 10;
const database = useDatabase();
let broker: KafkaBroker;

/** Each test has topics of its own. */
const settings = (KAFKA_TOPIC_PREFIX: string) => ({
  KAFKA_BROKERS: broker.address,
  KAFKA_TOPIC_PREFIX,
});
const read = (prefix: string) => readTopic(broker.address, `${prefix}.events`);

const untilTold = () => eventually('all is told', () => isEmptied(database));
const createEvents = (totalTickets: number) =>
  Promise.all(Array.from({ length: EVENTS }, () => createEvent(database, { totalTickets })));

/** What is wrong with what was read, held against what is committed. */
async function judge(eventIds: string[], records: readonly ReadRecord[]): Promise<string[]> {
  const bookings = await database.query<CommittedBooking>(
    `SELECT id, status FROM "Booking" WHERE "eventId" = ANY($1)`,
    [eventIds],
  );
  const got = records.map(toDelivery).map((delivery) => ({
    ...delivery,
    receiver: 'kafka',
    // Facts of a batch share the version.
    version: delivery.version + delivery.part / 1_000,
    part: 0,
  }));
  return checkDeliveries(bookings, got, ['kafka'], 'kafka');
}

describe.skipIf(kafkaProgram === undefined)(withKafka, () => {
  beforeAll(async () => {
    broker = await startKafka();
  });
  afterAll(() => broker.stop());

  it('a thousand bookings of ten events are a thousand facts there, each event in one partition and in its order', async () => {
    const app = await startApp(database.url, settings('crowd'));
    const events = await createEvents(100);
    const buyers = await createBuyers(database, app, 100);
    await Promise.all(
      buyers.map(async (buyer) => {
        for (const { id } of events) await buyer.book(id);
      }),
    );
    await untilTold();
    await app.close();
    const records = await read('crowd');
    expect(records).toHaveLength(100 * EVENTS);
    const eventIds = events.map(({ id }) => id);
    expect(await judge(eventIds, records)).toEqual([]);
    expect(new Set(records.map(({ event }) => event.id)).size).toBe(100 * EVENTS);
    for (const id of eventIds) {
      const own = records.filter(({ key }) => key === id);
      expect(own.every(({ event }) => event.subject === id)).toBe(true);
      expect(new Set(own.map(({ partition }) => partition)).size).toBe(1);
      const versions = own.map(({ event }) => event.subjectversion);
      expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    }
    expect(records[0]?.contentType).toBe('application/cloudevents+json; charset=UTF-8');
    expect(records[0]?.event.source).toBe('http://localhost:3000');
  });

  it('a process that is killed before it has noted what it told tells it again, and the consumer of the documentation knows it', async () => {
    const issuer = await startApp(database.url);
    const [first, second] = await createBuyers(database, issuer, 2);
    const event = await createEvent(database, { totalTickets: 2 });
    // It has no receiver, and would pass on to nobody.
    await issuer.close();
    const noting = await holdUpNoting(database);
    const doomed = await startApiProcess(database.url, settings('lastseat'));
    await first?.book(event.id, doomed.origin);
    await noting.untilSomebodyWaits();
    await doomed.kill();
    await noting.end();
    expect(await read('lastseat')).toHaveLength(1);

    const heir = await startApp(database.url, settings('lastseat'));
    await ageDeliveries(database, '2 minutes');
    await untilTold();
    await second?.book(event.id, heir.origin);
    await untilTold();
    await heir.close();
    const [once, twice, ...others] = (await read('lastseat')).map((record) => record.event);
    expect(twice).toEqual(once);
    expect(others).toHaveLength(1);
    expect(await readAsDocumented(broker.address, 2)).toEqual(
      [once, ...others].map((fact) => `Booked: ${String(fact?.data['bookingId'])}`),
    );
  });

  it('it is told by TLS, after a log-in', async () => {
    const issuer = await startApp(database.url);
    const [buyer] = await createBuyers(database, issuer, 1);
    const event = await createEvent(database, { totalTickets: 1 });
    await issuer.close();
    const process = await startApiProcess(database.url, {
      ...settings('secure'),
      ...broker.secure,
    });
    const booking = await buyer?.book(event.id, process.origin);
    await untilTold();
    await process.stop();
    const [record] = await read('secure');
    expect(record?.event.data).toMatchObject({ bookingId: booking?.id });
  });
});

it('While no broker is there, people book and get their mails', async () => {
  const mail = await startMailServer();
  const app = await startApp(database.url, {
    // Nobody listens to it.
    KAFKA_BROKERS: '127.0.0.1:9',
    SMTP_URL: mail.url,
    MAIL_FROM: 'tickets@lastseat.example',
  });
  const [buyer] = await createBuyers(database, app, 1);
  const event = await createEvent(database, { totalTickets: 1 });
  await buyer?.book(event.id);
  const [confirmed] = await mail.waitFor(1);
  expect(confirmed?.subject).toBe(`Booked: ${event.title}`);
  const listLeft = () =>
    database.query<{ receiver: string; lastError: string | null }>(
      `SELECT receiver, "lastError" FROM "Delivery"`,
    );
  await eventually('the broker is missed', async () => {
    const left = await listLeft();
    return left.some(({ lastError }) => lastError !== null);
  });
  await eventually('the mail is noted', async () => (await listLeft()).length === 1);
  expect(await listLeft()).toEqual([
    { receiver: 'kafka', lastError: expect.any(String) as string },
  ]);
  await app.close();
  await database.query('TRUNCATE "Delivery"');
});
