/** The roster as a file: whole, harmless, and written without being kept. */
import { bookingReference } from '@lastseat/contracts';
import { get, type IncomingMessage } from 'node:http';
import { insertBookings, insertUsers } from '@lastseat/test-data';
import { beforeAll, describe, expect, it } from 'vitest';
import { ReadDatabase } from '../../src/common/database/lanes.js';
import { readPage, ROWS_OF_A_PAGE } from '../../src/roster/roster-file.sql.js';
import { writeRosterFile } from '../../src/roster/write-roster-file.js';
import { createUsers } from '../support/factories.js';
import { measureKept } from '../support/measure-kept.js';
import { useStaff } from '../support/staff.js';

const PEOPLE = 100_000;
const MEGABYTE = 1024 * 1024;

const own = useStaff();
const { database } = own;

function openFile(eventId: string): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${own.staff.tokenOf('manager')}` };
  return new Promise((resolve, reject) => {
    get(
      `${own.target.origin}/api/events/${eventId}/roster.csv`,
      { headers, agent: false },
      resolve,
    ).on('error', reject);
  });
}

async function download(eventId: string, take: (line: string) => void): Promise<void> {
  const file = await openFile(eventId);
  let rest = '';
  for await (const chunk of file.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\r\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  }
}

async function readFile(eventId: string, query = ''): Promise<string> {
  const answer = await own.staff.ask('owner', 'GET', `/api/events/${eventId}/roster.csv${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.text;
}

describe('The file of a roster', () => {
  it('is a download that nobody keeps, named after the event', async () => {
    const event = await own.staff.createEvent({ totalTickets: 1, title: 'Ein "Fest" – für Zoë' });
    const answer = await own.staff.ask('owner', 'GET', `/api/events/${event.id}/roster.csv`);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="roster-ein-fest-fur-zoe.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('has a byte order mark, lines that end by CRLF, and times by the clock at the venue', async () => {
    const event = await own.staff.createEvent({ totalTickets: 2, timeZone: 'Asia/Kathmandu' });
    const [userId = ''] = await createUsers(database, 1);
    const [booking] = await insertBookings(database.query.bind(database), [
      { userId, eventId: event.id, quantity: 2 },
    ]);
    await database.query(
      `UPDATE "Booking" SET "createdAt" = '2027-03-15T10:00:00Z', status = 'cancelled',
              "cancelledAt" = '2027-03-15T20:00:00Z', "cancelledBy" = 'organiser', "cancelReason" = $2
       WHERE id = $1`,
      [booking?.id, 'Ill, "very"\nso'],
    );
    const zone = 'Asia/Kathmandu';
    const header = `Name,E-mail,Status,Seats,Reference,Booked (${zone}),Cancelled (${zone}),Cancelled by,Reason,Note,Names`;
    const line = [
      ...['A person', `${userId}@example.com`, 'cancelled', '2', bookingReference(booking!.id)],
      ...['2027-03-15 15:45:00', '2027-03-16 01:45:00', 'organiser', '"Ill, ""very""\nso"', '', ''],
    ].join(',');
    expect(await readFile(event.id)).toBe(`\ufeff${header}\r\n${line}\r\n`);
    expect(await readFile(event.id, '?status=confirmed')).toBe(`\ufeff${header}\r\n`);
  });

  it('has no cell that a spreadsheet runs', async () => {
    const event = await own.staff.createEvent({ totalTickets: 9 });
    const names = ['=1+1', '+1', '-1', '@SUM(A1)', ' =1+1', 'a;=1+1'];
    const userIds = await createUsers(database, names.length);
    await database.query(
      `UPDATE "User" SET name = new.name FROM unnest($1::uuid[], $2::text[]) AS new(id, name)
       WHERE "User".id = new.id`,
      [userIds, names],
    );
    await insertBookings(
      database.query.bind(database),
      userIds.map((userId) => ({ userId, eventId: event.id })),
    );
    const lines = (await readFile(event.id)).split('\r\n').slice(1, -1);
    const cells = lines.map((text) => text.slice(0, text.indexOf(',')));
    expect(cells).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", "' =1+1", `"a;'=1+1"`]);
  });
});

describe('A roster of 100,000 people', () => {
  let eventId: string;

  beforeAll(async () => {
    ({ id: eventId } = await own.staff.createEvent({ totalTickets: PEOPLE, remainingTickets: 0 }));
    const run = database.query.bind(database);
    const userIds = await insertUsers(run, PEOPLE);
    await insertBookings(
      run,
      userIds.map((userId) => ({ userId, eventId })),
    );
    await database.query('ANALYZE');
  });

  it('is in the file whole, each once, and memory stays flat meanwhile', async () => {
    const references = new Set<string>();
    await download(eventId, (line) => references.add(line.split(',')[4] ?? ''));
    expect(references.size).toBe(PEOPLE + 1);
    references.clear();
    // What the process keeps for good, it has by now.
    const before = measureKept();
    let lines = 0;
    let most = 0;
    await download(eventId, () => {
      lines += 1;
      if (lines % 5_000 === 0) most = Math.max(most, measureKept());
    });
    expect(lines).toBe(PEOPLE + 1);
    expect((most - before) / MEGABYTE).toBeLessThan(4);
  });
});

describe('A booking that is cancelled while the file is written', () => {
  it('is in it once, whether it is written before or after', async () => {
    const people = 2 * ROWS_OF_A_PAGE + 1;
    const { id: eventId } = await own.staff.createEvent({ totalTickets: people });
    const userIds = await createUsers(database, people);
    await insertBookings(
      database.query.bind(database),
      userIds.map((userId) => ({ userId, eventId })),
    );
    const pieces = writeRosterFile('UTC', (after) =>
      readPage(own.target.app.get(ReadDatabase), eventId, { status: 'all' }, after),
    );
    await pieces.next();
    const first = await pieces.next();
    await database.query(
      `UPDATE "Booking" SET status = 'cancelled', "cancelledAt" = now() WHERE "eventId" = $1`,
      [eventId],
    );
    let text = String(first.value);
    for await (const piece of pieces) text += piece;
    const lines = text.split('\r\n').slice(0, -1);
    expect(new Set(lines.map((line) => line.split(',')[4])).size).toBe(people);
    const statuses = lines.map((line) => line.split(',')[2]);
    expect(statuses.indexOf('cancelled')).toBe(ROWS_OF_A_PAGE);
    expect(statuses).toHaveLength(people);
  });
});
