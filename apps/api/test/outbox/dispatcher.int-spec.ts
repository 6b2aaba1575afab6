/** The way from the outbox to the receivers, on a real PostgreSQL. */
import { afterEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import {
  ageDeliveries,
  insertMessages,
  isEmptied,
  newIds,
  RecordingReceiver,
  startDispatcher,
  type TestDispatcher,
} from '../support/outbox.js';

const database = useDatabase();
const open: TestDispatcher[] = [];
const dispatch = (...receivers: RecordingReceiver[]) => {
  const dispatcher = startDispatcher(database.url, receivers);
  open.push(dispatcher);
  return dispatcher;
};
const refuse = () => Promise.reject(new Error('No room'));
const untilDone = () => eventually('all is delivered', () => isEmptied(database));

afterEach(async () => {
  await Promise.all(open.splice(0).map((dispatcher) => dispatcher.close()));
  await database.query(`TRUNCATE "OutboxMessage", "Delivery"`);
});

describe('What is in the outbox', () => {
  it('reaches every receiver once, and is gone then', async () => {
    const [mail, kafka] = [
      new RecordingReceiver('mail', false),
      new RecordingReceiver('kafka', true),
    ];
    const [id] = newIds(1) as [string];
    const twoFacts = [{ type: 'account.registered' }, { type: 'account.passwordChanged' }];
    await insertMessages(database, id, [1], twoFacts);
    dispatch(mail, kafka);
    await untilDone();
    expect(mail.got.map(({ facts }) => facts)).toEqual(twoFacts.map((fact) => [fact]));
    expect(kafka.got).toMatchObject([{ aggregateId: id, version: 1, facts: twoFacts }]);
    expect(new Set([...mail.got, ...kafka.got].map((delivery) => delivery.id)).size).toBe(3);
  });

  it('is shared by several processes: each delivery once, and an aggregate in the order of its versions', async () => {
    // More aggregates than one claim takes.
    const ids = newIds(100);
    const versions = Array.from({ length: 12 }, (_, index) => index + 1);
    const kafkas = [1, 2, 3].map(() => new RecordingReceiver('kafka', true));
    const mails = [1, 2, 3].map(() => new RecordingReceiver('mail', false));
    const together: string[] = [];
    for (const kafka of kafkas) {
      kafka.take = ({ aggregateId, version }) => {
        together.push(`${aggregateId} ${version}`);
        return Promise.resolve();
      };
    }
    kafkas.forEach((kafka, index) => dispatch(kafka, mails[index]!));
    for (const part of [versions.slice(0, 4), versions.slice(4)]) {
      await Promise.all(ids.map((id) => insertMessages(database, id, part)));
    }
    await untilDone();
    const ofMail = mails.flatMap(({ got }) => got);
    expect(ofMail).toHaveLength(100 * 12);
    expect(new Set(ofMail.map(({ id }) => id)).size).toBe(100 * 12);
    for (const id of ids) {
      const own = together.filter((line) => line.startsWith(id)).map((line) => line.split(' ')[1]);
      expect(own).toEqual(versions.map(String));
    }
  });

  it('that this release cannot read waits, and with it what follows of its aggregate and nothing else', async () => {
    const kafka = new RecordingReceiver('kafka', true);
    const [strange, known] = newIds(2) as [string, string];
    await insertMessages(database, strange, [1], [{ type: 'account.abducted' }]);
    await insertMessages(database, strange, [2]);
    await insertMessages(database, known, [1, 2]);
    const dispatcher = dispatch(kafka);
    await eventually('the other is told', async () => kafka.versionsOf(known).length === 2);
    expect(kafka.versionsOf(strange)).toEqual([]);
    await database.query(`UPDATE "OutboxMessage" SET "createdAt" = now() - interval '1 hour'`);
    await dispatcher.countBacklog();
    expect(await dispatcher.metrics.registry.metrics()).toMatch(
      /oldest_undelivered_seconds\{receiver="kafka"\} 36\d\d/,
    );
    await database.query(
      `UPDATE "OutboxMessage" SET facts = '[{"type": "account.deleted"}]' WHERE version = 1`,
    );
    // A process of the release that knows it.
    const newer = new RecordingReceiver('kafka', true);
    dispatch(newer);
    await untilDone();
    expect([...kafka.versionsOf(strange), ...newer.versionsOf(strange)].sort()).toEqual([1, 2]);
  });
});

describe('A receiver that', () => {
  it('refuses gets it again under the same id, and holds up no other meanwhile', async () => {
    const [mail, kafka] = [
      new RecordingReceiver('mail', false),
      new RecordingReceiver('kafka', true),
    ];
    const refusedIds: string[] = [];
    mail.take = ({ id }) => {
      refusedIds.push(id);
      return refusedIds.length < 4 ? refuse() : Promise.resolve();
    };
    const [id] = newIds(1) as [string];
    await insertMessages(database, id, [1]);
    const { metrics } = dispatch(mail, kafka);
    await eventually('the other has it', async () => kafka.got.length === 1);
    while (mail.got.length === 0) {
      await ageDeliveries(database, '1 hour');
      await eventually('another attempt', async () => {
        const due = await database.query(`SELECT FROM "Delivery" WHERE "nextAttemptAt" <= now()`);
        return due.length === 0;
      });
    }
    await untilDone();
    expect(refusedIds).toHaveLength(4);
    expect(new Set(refusedIds).size).toBe(1);
    expect(await metrics.registry.metrics()).toContain(
      'lastseat_outbox_deliveries_total{receiver="mail",result="failed"} 3',
    );
  });

  it('wants order gets nothing of an aggregate past the one that it refuses, and all of the others', async () => {
    const kafka = new RecordingReceiver('kafka', true);
    const [poisoned, sound] = newIds(2) as [string, string];
    let isCured = false;
    kafka.take = ({ aggregateId, version }) =>
      aggregateId === poisoned && version === 2 && !isCured ? refuse() : Promise.resolve();
    await insertMessages(database, poisoned, [1, 2, 3]);
    await insertMessages(database, sound, [1, 2, 3]);
    dispatch(kafka);
    await eventually('the others are told', async () => kafka.versionsOf(sound).length === 3);
    // What is told and not yet noted would be told again once its lease is aged.
    await eventually('it was refused, and what was told is noted', async () => {
      const [first, ...later] = await database.query<{ version: number; attempts: number }>(
        `SELECT version, attempts FROM "Delivery" ORDER BY version`,
      );
      return first?.version === 2 && first.attempts === 1 && later.length <= 1;
    });
    expect(kafka.versionsOf(poisoned)).toEqual([1]);
    isCured = true;
    await ageDeliveries(database, '1 hour');
    await untilDone();
    expect(kafka.versionsOf(poisoned)).toEqual([1, 2, 3]);
  });

  it('fails for a day leaves dead deliveries, which operators see and can send again', async () => {
    const mail = new RecordingReceiver('mail', false);
    mail.take = refuse;
    const [id] = newIds(1) as [string];
    await insertMessages(database, id, [1, 2]);
    const dispatcher = dispatch(mail);
    const countFailed = async (state: string) =>
      (await database.query(`SELECT FROM "Delivery" WHERE ${state}`)).length;
    await eventually('both have failed', async () => (await countFailed('attempts = 1')) === 2);
    await ageDeliveries(database, '25 hours');
    await eventually(
      'both are dead',
      async () => (await countFailed('"deadAt" > now() - interval \'1 minute\'')) === 2,
    );
    await dispatcher.countBacklog();
    const page = await dispatcher.metrics.registry.metrics();
    expect(page).toContain('lastseat_outbox_dead_deliveries{receiver="mail"} 2');
    expect(page).toContain('lastseat_outbox_deliveries_total{receiver="mail",result="dead"} 2');
    expect(
      await database.query(
        `SELECT DISTINCT "lastError" FROM "Delivery" WHERE "deadAt" IS NOT NULL`,
      ),
    ).toEqual([{ lastError: 'No room' }]);

    mail.take = () => Promise.resolve();
    expect(await database.query(`SELECT "sendDeadAgain"('mail')::int AS sent`)).toEqual([
      { sent: 2 },
    ]);
    await untilDone();
    expect(mail.versionsOf(id).sort()).toEqual([1, 2]);
  });

  it('hangs is cut off when its process ends, and another process takes it up at once', async () => {
    const hanging = new RecordingReceiver('mail', false);
    let wasTold: boolean | undefined;
    let isAtIt = false;
    hanging.take = (_delivery, signal) => {
      isAtIt = true;
      return new Promise(() => signal.addEventListener('abort', () => (wasTold = true)));
    };
    const [id] = newIds(1) as [string];
    await insertMessages(database, id, [1]);
    const dying = startDispatcher(database.url, [hanging]);
    await eventually('it is at it', async () => isAtIt);
    await dying.close();
    expect(wasTold).toBe(true);
    const heir = new RecordingReceiver('mail', false);
    dispatch(heir);
    await untilDone();
    expect(heir.versionsOf(id)).toEqual([1]);
    expect(hanging.got).toEqual([]);
  });

  it('has one fact for many gets a delivery for each of them', async () => {
    const mail = new RecordingReceiver('mail', false);
    const recipientIds = newIds(3);
    mail.take = ({ recipientId }) =>
      Promise.resolve(recipientId === null ? { recipientIds } : undefined);
    const [id] = newIds(1) as [string];
    await insertMessages(database, id, [1]);
    dispatch(mail);
    await untilDone();
    const own = mail.got.filter(({ recipientId }) => recipientId !== null);
    expect(own.map(({ recipientId }) => recipientId).sort()).toEqual([...recipientIds].sort());
    expect(new Set(mail.got.map((delivery) => delivery.id)).size).toBe(4);
  });
});

it('A process that dies with a delivery on its way leaves it to another, under the same id', async () => {
  const dead = new RecordingReceiver('kafka', true);
  const sent: string[] = [];
  dead.take = (delivery) => {
    sent.push(delivery.id);
    return new Promise(() => undefined);
  };
  const [id] = newIds(1) as [string];
  await insertMessages(database, id, [1, 2]);
  const dying = dispatch(dead);
  await eventually('it is on its way', async () => sent.length === 1);
  // It looks for no more: alive, it might be the one that finds what is due again.
  const closed = dying.close();
  const heir = new RecordingReceiver('kafka', true);
  dispatch(heir);
  await ageDeliveries(database, '2 minutes');
  await untilDone();
  expect(heir.versionsOf(id)).toEqual([1, 2]);
  expect(heir.got[0]?.id).toBe(sent[0]);
  await closed;
});
