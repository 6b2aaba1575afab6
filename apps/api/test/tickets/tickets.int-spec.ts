/** Who gets the tickets of a booking, and when there are none: by HTTP, on the real database. */
import { bookingTicketsSchema } from '@lastseat/contracts';
import { insertBookings } from '@lastseat/test-data';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TicketCodesService } from '../../src/tickets/ticket-codes.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { holdForGuest } from '../support/guests.js';
import { expectProblem, send } from '../support/http.js';

const database = useDatabase();
let target: TestApp;
let owner: string;
let stranger: string;
let headers: { authorization: string };
let booking: { id: string; eventId: string };

beforeAll(async () => {
  target = await startApp(database.url);
  [owner = '', stranger = ''] = await createUsers(database, 2);
  headers = { authorization: `Bearer ${await target.tokenFor(owner)}` };
});
afterAll(() => target.close());

beforeEach(async () => {
  const { id: eventId } = await createEvent(database, { totalTickets: 10, maxPerPerson: 5 });
  const place = { userId: owner, eventId, quantity: 3 };
  const [made] = await insertBookings(database.query.bind(database), [place]);
  booking = { id: made!.id, eventId };
});

const ask = (path: string, sent: { authorization?: string } = headers) =>
  send(target.origin, 'GET', path, { headers: sent });
const own = (file = 'tickets') => `/api/bookings/${booking.id}/${file}`;

describe('The tickets of a confirmed booking', () => {
  it('are its owner’s: a code for each seat, which one of our keys has signed', async () => {
    const answer = await ask(own());
    expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    const { bookingId, tickets } = bookingTicketsSchema.parse(JSON.parse(answer.text));
    expect([bookingId, tickets.map(({ number }) => number)]).toEqual([booking.id, [1, 2, 3]]);
    for (const { number, code } of tickets) {
      const said = { bookingId: booking.id, eventId: booking.eventId, number };
      expect(await target.app.get(TicketCodesService).verify(code)).toMatchObject(said);
    }
    expect((await ask(own())).text).toBe(answer.text);
  });

  it('are a file to print, too', async () => {
    const answer = await ask(own('tickets.pdf'));
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="tickets.pdf"',
        'cache-control': 'no-store',
      },
    });
    expect(answer.text).toMatch(/^%PDF-/);
  });

  it('are no stranger’s', async () => {
    const theirs = { authorization: `Bearer ${await target.tokenFor(stranger)}` };
    for (const file of ['tickets', 'tickets.pdf']) {
      expectProblem(await ask(own(file), theirs), 404, 'ticket_not_found');
    }
  });

  it('are none any more when it, or its event, is cancelled', async () => {
    await database.query(
      `UPDATE "Event" SET status = 'cancelled', "cancelledAt" = now() WHERE id = $1`,
      [booking.eventId],
    );
    expectProblem(await ask(own()), 404, 'ticket_not_found');
    await database.query(
      `UPDATE "Event" SET status = 'scheduled', "cancelledAt" = NULL WHERE id = $1`,
      [booking.eventId],
    );
    expect((await ask(own())).status).toBe(200);
    await database.query(
      `UPDATE "Booking" SET status = 'cancelled', "cancelledAt" = now() WHERE id = $1`,
      [booking.id],
    );
    for (const file of ['tickets', 'tickets.pdf']) {
      expectProblem(await ask(own(file)), 404, 'ticket_not_found');
    }
  });
});

describe('A guest’s link', () => {
  it('opens the tickets once the place is confirmed, and not while it is held', async () => {
    const token = await holdForGuest(target, database);
    const path = `/api/manage/${token}/tickets`;
    expectProblem(await ask(path, {}), 404, 'ticket_not_found');
    await send(target.origin, 'POST', `/api/manage/${token}/confirm`);
    const answer = await ask(path, {});
    expect(bookingTicketsSchema.parse(JSON.parse(answer.text)).tickets).toHaveLength(1);
    expect((await ask(`${path}.pdf`, {})).text).toMatch(/^%PDF-/);
  });

  it('that is none of ours opens nothing', async () => {
    const path = `/api/manage/${'a'.repeat(43)}/tickets`;
    for (const file of [path, `${path}.pdf`]) {
      expectProblem(await ask(file, {}), 404, 'ticket_not_found');
    }
  });
});
