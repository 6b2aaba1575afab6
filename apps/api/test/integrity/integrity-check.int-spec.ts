/** A false count is found, told loudly, and left for a person to mend. */
import { insertBookings } from '@lastseat/test-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IntegrityCheckService } from '../../src/integrity/integrity-check.service.js';
import { MetricsService } from '../../src/common/observability/metrics/metrics.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { createBuyers } from '../support/buyers.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { insertPromoCode } from '../support/promo-codes.js';
import { createTypedEvent } from '../support/ticket-types.js';

const database = useDatabase();
const lines: string[] = [];
let target: TestApp;

beforeAll(async () => {
  const logDestination = { write: (line: string) => void lines.push(line) };
  target = await startApp(database.url, { LOG_LEVEL: 'fatal' }, { logDestination });
});
afterAll(() => target.close());

const check = () => target.app.get(IntegrityCheckService).check();

async function readDriftGauge(): Promise<number | undefined> {
  const { values } = await target.app.get(MetricsService).driftedEvents.get();
  return values[0]?.value;
}

describe('The integrity check', () => {
  it('finds nothing where every count is true', async () => {
    const event = await createEvent(database, { totalTickets: 3 });
    const [buyer, other] = await createBuyers(database, target, 2);
    const booking = await buyer!.book(event.id);
    await other!.book(event.id);
    await buyer!.cancel(booking.id);

    expect(await check()).toEqual([]);
    expect(await readDriftGauge()).toBe(0);
    expect(lines).toEqual([]);
  });

  it('names an event whose count is false, in the metric and in the loudest line of the log', async () => {
    const event = await createEvent(database, { totalTickets: 5, remainingTickets: 4 });

    const drift = {
      ...{ eventId: event.id, total: 5, remaining: 4, confirmed: 0 },
      ...{ held: 0, toldHeld: 0, waiting: 0, toldWaiting: 0 },
    };
    expect(await check()).toEqual([drift]);
    expect(await readDriftGauge()).toBe(1);
    expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({
      level: 'fatal',
      msg: expect.stringContaining(event.id) as string,
    });
    await database.query('UPDATE "Event" SET "remainingTickets" = 5 WHERE id = $1', [event.id]);
  });

  it('names one whose row does not know how many wait', async () => {
    const event = await createEvent(database, { totalTickets: 5 });
    await database.query('UPDATE "Event" SET "waitingCount" = 2 WHERE id = $1', [event.id]);
    expect(await check()).toMatchObject([{ eventId: event.id, waiting: 0, toldWaiting: 2 }]);
  });

  it('names one of whose types another number is taken than its bookings take', async () => {
    const types = [{ capacity: 3 }, {}];
    const { event, typeIds } = await createTypedEvent(database, { totalTickets: 5 }, types);
    const namesIt = async () => {
      const found = (await check()).find(({ eventId }) => eventId === event.id);
      return found?.falseTypes ?? 0;
    };
    expect(await namesIt()).toBe(0);
    await database.query('UPDATE "TicketType" SET "takenTickets" = 2 WHERE id = $1', [typeIds[0]]);
    expect(await namesIt()).toBe(1);
    // Of none where there are types: that is no seat of anybody's choice.
    const [buyer] = await createUsers(database, 1);
    await insertBookings(database.query.bind(database), [{ userId: buyer!, eventId: event.id }]);
    expect(await namesIt()).toBe(2);
  });

  it('names one of whose codes another number is used than its bookings use', async () => {
    const event = await createEvent(database, { totalTickets: 5 });
    const codeId = await insertPromoCode(database, event.id);
    await database.query('UPDATE "PromoCode" SET "usedTickets" = 2 WHERE id = $1', [codeId]);
    expect(await check()).toContainEqual(
      expect.objectContaining({ eventId: event.id, falseCodes: 1 }),
    );
  });

  it('counts all, and names twenty of them: a million would not fit into memory', async () => {
    await check();
    const before = (await readDriftGauge())!;
    for (let nth = 0; nth < 21; nth++) {
      await createEvent(database, { totalTickets: 5, remainingTickets: 4 });
    }
    expect(await check()).toHaveLength(20);
    expect(await readDriftGauge()).toBe(before + 21);
    expect(lines.at(-1)).toContain(`${before + 21} events have a false count`);
  });
});
