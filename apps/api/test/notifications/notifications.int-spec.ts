/** The notification worker: mails of what stands in Kafka, on a real broker. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { v7 as newId } from 'uuid';
import { Producer, stringSerializers } from '@platformatic/kafka';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { MAILS_HEADER } from '../../src/kafka/kafka-client.service.js';
import { createNotificationsApp } from '../../src/notifications-app.js';
import { startApiProcess } from '../support/api-process.js';
import { startApp, testConfig, testSecrets } from '../support/app.js';
import { createBuyers } from '../support/buyers.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent } from '../support/factories.js';
import { send } from '../support/http.js';
import { kafkaProgram, startKafka, withKafka, type KafkaBroker } from '../support/kafka.js';
import { startMailServer } from '../support/mail-server.js';
import { ageDeliveries, isEmptied } from '../support/outbox.js';
import { readTopic } from '../support/read-topic.js';

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const worker = fileOf('../../dist/src/main-notifications.js');
const doomedWorker = fileOf('../support/notifications-that-die.mjs');
const MAIL_FROM = 'tickets@lastseat.example';
const BUYERS = 12;
const EVENTS = 3;

const database = useDatabase();
let broker: KafkaBroker;

/** Every delivery of a mail that was ever made, in the order of their making. */
interface Made {
  id: string;
  aggregateId: string;
  version: number;
  part: number;
}

async function noteMade(): Promise<() => Promise<Made[]>> {
  await database.query(`
    CREATE TABLE made (number bigint GENERATED ALWAYS AS IDENTITY, delivery jsonb NOT NULL);
    CREATE FUNCTION note_made() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      INSERT INTO made (delivery) VALUES (to_jsonb(NEW)); RETURN NULL; END $$;
    CREATE TRIGGER note_made AFTER INSERT ON "Delivery" FOR EACH ROW
      WHEN (NEW.receiver = 'mail') EXECUTE FUNCTION note_made()`);
  return async () => {
    const rows = await database.query<{ delivery: Made }>(
      'SELECT delivery FROM made ORDER BY number',
    );
    return rows.map(({ delivery }) => delivery);
  };
}

async function runUntilItDies(environment: Record<string, string>): Promise<NodeJS.Signals> {
  const child = spawn(process.execPath, [doomedWorker], {
    env: { DATABASE_URL: database.url, API_PORT: '0', ...testSecrets, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals];
  return signal;
}

describe.skipIf(kafkaProgram === undefined)(withKafka, () => {
  beforeAll(async () => {
    broker = await startKafka();
  });
  afterAll(() => broker.stop());

  it('a worker that is killed before it has committed the offset is followed by one that makes nothing twice', async () => {
    const listMade = await noteMade();
    const server = await startMailServer();
    const mail = { SMTP_URL: server.url, MAIL_FROM };
    const settings = { KAFKA_BROKERS: broker.address, KAFKA_TOPIC_PREFIX: 'worker' };
    const untilTold = () => eventually('all is told', () => isEmptied(database));

    // What the dispatcher has made mails of stands in the topic as well.
    const before = await startApp(database.url, { ...settings, ...mail });
    const [early] = await createBuyers(database, before, 1);
    await early?.book((await createEvent(database, { totalTickets: 1 })).id);
    await untilTold();
    await before.close();
    expect(server.received).toHaveLength(1);

    const app = await startApp(database.url, { ...settings, ...mail, NOTIFICATIONS: 'kafka' });
    const buyers = await createBuyers(database, app, BUYERS);
    const events = await Promise.all(
      Array.from({ length: EVENTS }, () => createEvent(database, { totalTickets: BUYERS })),
    );
    await Promise.all(
      buyers.map(async (buyer) => {
        for (const { id } of events) await buyer.book(id);
      }),
    );
    const person = {
      email: `${newId()}@example.com`,
      password: 'a long enough password',
      name: 'Ada',
    };
    await send(app.origin, 'POST', '/api/auth/register', { body: person });
    await untilTold();
    await app.close();
    // A switched-over dispatcher makes none.
    expect(await listMade()).toHaveLength(1);
    const facts = await readTopic(broker.address, 'worker.events');

    const environment = { ...settings, NOTIFICATIONS: 'kafka' };
    // Nobody listens there, so nothing that it has made is sent.
    const unsent = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM };
    expect(await runUntilItDies({ ...environment, ...unsent })).toBe('SIGKILL');
    expect((await listMade()).length).toBeGreaterThan(1);
    // The leases and pauses of what the dead one was at.
    await ageDeliveries(database, '2 minutes');
    const heir = await startApiProcess(database.url, { ...environment, ...mail }, [worker]);
    await eventually(
      'every mail is sent',
      async () => server.received.length >= 2 + BUYERS * EVENTS && (await isEmptied(database)),
    );
    expect(await heir.stop()).toBe(0);

    const [, ...made] = await listMade();
    expect(made).toHaveLength(1 + BUYERS * EVENTS);
    const ids = server.received.map(({ messageId }) => /^<([^@]+)@/.exec(messageId ?? '')?.[1]);
    expect(new Set(ids.slice(1))).toEqual(new Set(made.map(({ id }) => id)));
    expect(ids).toHaveLength(2 + BUYERS * EVENTS);
    for (const { id } of events) {
      const own = made.filter(({ aggregateId }) => aggregateId === id);
      const told = facts.filter(({ key }) => key === id).map(({ event }) => event);
      expect(own.map(({ version, part }) => [version, part])).toEqual(
        told.map((fact) => [fact.subjectversion, Number(fact.id.split('-').at(-1))]),
      );
    }
    const welcome = server.received.find(({ to }) => to?.[0]?.address === person.email);
    expect(welcome?.text).toContain('Welcome, Ada');
  });

  it('what cannot be read stops nobody, is seen, is dead after a day, and is sent again once it can be read', async () => {
    const server = await startMailServer();
    const settings = { KAFKA_BROKERS: broker.address, KAFKA_TOPIC_PREFIX: 'poison' };
    const environment = { ...settings, NOTIFICATIONS: 'kafka', SMTP_URL: server.url, MAIL_FROM };
    const app = await startApp(database.url, { ...settings, NOTIFICATIONS: 'kafka' });
    const [buyer] = await createBuyers(database, app, 1);
    const event = await createEvent(database, { totalTickets: 1 });
    const booking = await buyer?.book(event.id);
    await eventually('the booking is told', () => isEmptied(database));
    const [record] = await readTopic(broker.address, 'poison.events');
    const producer = new Producer({
      ...{ clientId: 'test', bootstrapBrokers: [broker.address], serializers: stringSerializers },
    });
    const newer = { ...record?.event, id: `${newId()}-0`, type: 'lastseat.booking.upgraded.v1' };
    const odd = { ...record?.event, id: `${newId()}-0`, subjectversion: 2 ** 40 };
    const headers = { [MAILS_HEADER]: '1' };
    await producer.send({
      messages: ['no JSON \0', JSON.stringify(newer), JSON.stringify(odd)].map((value) => ({
        ...{ topic: 'poison.events', key: event.id, value, headers },
      })),
    });
    await producer.close();
    const process = await startApiProcess(database.url, environment, [worker]);
    await server.waitFor(1);
    expect(server.received[0]?.subject).toBe(`Booked: ${event.title}`);

    const read = async () => (await fetch(`${process.origin}/api/metrics`)).text();
    await eventually('all of them are tried', async () =>
      /deliveries_total\{receiver="notifications",result="failed"\} [3-9]/.test(await read()),
    );
    await eventually('they are dead', async () => {
      await ageDeliveries(database, '25 hours');
      return /dead_deliveries\{receiver="notifications"\} 3/.test(await read());
    });
    // As if a newer release had come, to which one of them is what it is to that one.
    const toBase64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64');
    await database.query(
      `UPDATE "Delivery" SET facts = jsonb_set(facts, '{0,value}', to_jsonb($1::text))
       WHERE facts->0->>'value' = $2`,
      [toBase64({ ...newer, type: record?.event.type }), toBase64(newer)],
    );
    await database.query(`SELECT "sendDeadAgain"('notifications')`);
    await server.waitFor(2);
    expect(server.received[1]?.subject).toBe(`Booked: ${event.title}`);
    expect(server.received[1]?.messageId).not.toBe(server.received[0]?.messageId);
    expect(booking?.status).toBe('confirmed');
    await process.stop();
    await app.close();
    await database.query('TRUNCATE "Delivery"');
  });
});

it('The worker says what it lacks', async () => {
  await expect(createNotificationsApp(testConfig(database.url))).rejects.toThrow(
    'Configuration: notifications are read from Kafka, and KAFKA_BROKERS is not set.',
  );
});
