import { insertBookings } from '@lastseat/test-data';
import { expect, it, onTestFinished } from 'vitest';
import { REMINDER_STEP, Reminders } from '../../src/mail/reminders.js';
import { startApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent, createUsers } from '../support/factories.js';
import { isEmptied, RecordingReceiver } from '../support/outbox.js';

const database = useDatabase();
const told = new RecordingReceiver('told', true);
const run = database.query.bind(database);
const HOUR_MS = 60 * 60 * 1_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
const goOn = new AbortController().signal;

/** Two processes. */
async function startTwo(): Promise<Reminders[]> {
  const start = () => startApp(database.url, {}, {}, [told]);
  const targets = await Promise.all([start(), start()]);
  onTestFinished(async () => {
    for (const target of targets) await target.close();
  });
  return targets.map(({ app }) => app.get(Reminders));
}

/** @returns the ids of its bookings */
async function bookEvent(startsAt: Date, count: number, bookedHoursAgo: number): Promise<string[]> {
  const event = await createEvent(database, { totalTickets: count, startsAt });
  const userIds = await createUsers(database, count);
  const bookings = await insertBookings(
    run,
    userIds.map((userId) => ({ userId, eventId: event.id })),
  );
  await run(`UPDATE "Booking" SET "createdAt" = $2 WHERE "eventId" = $1`, [
    event.id,
    inHours(-bookedHoursAgo),
  ]);
  return bookings.map(({ id }) => id);
}

const listReminded = async () => {
  await eventually('all is told', () => isEmptied(database));
  return told.got
    .flatMap(({ facts }) => facts)
    .flatMap((fact) => (fact.type === 'booking.reminderDue' ? [fact.bookingId] : []))
    .sort();
};

it('everybody who booked before is reminded once, the day before, whoever is at it', async () => {
  const processes = await startTwo();
  const soon = await bookEvent(inHours(20), REMINDER_STEP + 20, 48);
  await bookEvent(inHours(20), 1, 2); // on the day itself
  await bookEvent(inHours(30), 1, 48); // not yet
  await bookEvent(inHours(-1), 1, 48); // over
  const [cancelledId] = await bookEvent(inHours(20), 1, 48);
  await run(`UPDATE "Booking" SET status = 'cancelled', "cancelledAt" = now() WHERE id = $1`, [
    cancelledId,
  ]);
  await Promise.all([...processes, ...processes].map((reminders) => reminders.remind(goOn)));
  await processes[0]?.remind(goOn);
  expect(await listReminded()).toEqual(soon.sort());
});
