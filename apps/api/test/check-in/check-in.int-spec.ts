/** The door of an event: who is let in, what a device may, and what is left of what it did by itself. */
import { openAttendee, type DoorConflict, type RosterPage } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { Device, openDoor, queued, type Door } from '../support/door.js';
import { bookAsGuest, findManageToken, managed } from '../support/guests.js';
import { expectProblem, send } from '../support/http.js';
import { useStaff } from '../support/staff.js';
import { readTotals } from '../support/totals.js';

const own = useStaff();
const { database } = own;

const openTo = (...seats: number[]): Promise<Door> =>
  openDoor(database, own.staff, own.target, { seats });

async function deviceOf({ eventId }: Door, name = 'Main door'): Promise<Device> {
  const device = new Device(own.target, own.staff, eventId, name);
  expect((await device.register()).status).toBe(201);
  return device;
}

async function askOwn(userId: string, method: string, bookingId: string, body?: object) {
  const headers = { authorization: `Bearer ${await own.target.tokenFor(userId)}` };
  return send(own.target.origin, method, `/api/bookings/${bookingId}`, { headers, body });
}

const cancelOwn = (userId: string, bookingId: string) => askOwn(userId, 'DELETE', bookingId);

const changeOwn = (userId: string, bookingId: string, quantity: number) =>
  askOwn(userId, 'PATCH', bookingId, { quantity });

const cancelByHand = (eventId: string, bookingId: string) =>
  own.staff.ask('manager', 'DELETE', `/api/events/${eventId}/roster/${bookingId}`);

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('A ticket', () => {
  it('lets one person in, and says of the next when and where that was', async () => {
    const door = await openTo(2);
    const [first, second] = [await deviceOf(door), await deviceOf(door, 'Back door')];
    const { bookingId, codes } = door.bookings[0]!;
    const nonce = newId();
    const admitted = await first.scan(codes[0]!, { nonce });
    const seat = { bookingId, number: 1, quantity: 2, name: 'A person', note: null };
    expect(admitted).toMatchObject({ outcome: 'admitted', isKept: true, ...seat });
    expect(await first.send({ code: codes[0], nonce })).toMatchObject({ status: 201 });

    const again = await second.send({ code: codes[0] });
    expect(again.status).toBe(200);
    expect(JSON.parse(again.text)).toMatchObject({
      ...{ outcome: 'already_admitted', isKept: false, firstDevice: 'Main door' },
      firstAt: admitted.firstAt,
    });
    expect(await second.scan(codes[1]!)).toMatchObject({ outcome: 'admitted', number: 2 });
    expect(await first.page()).toMatchObject({ admitted: 2, tickets: 2, conflictCount: 0 });
  });

  it('is seen in the console to be used, until the entry is undone', async () => {
    const door = await openTo(2);
    const device = await deviceOf(door);
    const { codes } = door.bookings[0]!;
    const rosterOf = async () => {
      const answer = await own.staff.ask('door', 'GET', `/api/events/${door.eventId}/roster`);
      return (JSON.parse(answer.text) as RosterPage).data[0];
    };
    expect(await rosterOf()).toMatchObject({ admittedTickets: 0, admittedAt: null });
    const { nonce, firstAt } = await device.scan(codes[0]!);
    expect(await rosterOf()).toMatchObject({ admittedTickets: 1, admittedAt: firstAt });
    const stats = await own.staff.ask('manager', 'GET', `/api/events/${door.eventId}/stats`);
    expect(JSON.parse(stats.text)).toMatchObject({ admittedTickets: 1, confirmedTickets: 2 });
    await device.undo(nonce);
    expect(await rosterOf()).toMatchObject({ admittedTickets: 0, admittedAt: null });
  });

  it('is good again once the entry was undone', async () => {
    const door = await openTo(1);
    const device = await deviceOf(door);
    const { bookingId, codes } = door.bookings[0]!;
    const { nonce } = await device.scan(codes[0]!);
    expect(await device.undo(nonce)).toMatchObject({ outcome: 'undone', firstAt: null, bookingId });
    expect((await device.scan(codes[0]!)).outcome).toBe('admitted');
    const { data } = await device.page();
    expect(data.map(({ kind, isUndone }) => [kind, isUndone])).toEqual([
      ['entry', false],
      ['undo', false],
      ['entry', true],
    ]);
    const unknown = { device: device.id, nonce: newId(), undoes: newId() };
    const answer = await device.ask('POST', 'check-ins/undo', unknown);
    expectProblem(answer, 404, 'check_in_not_found');
  });

  it('that is none of ours, of another event or of no seat lets nobody in', async () => {
    const [door, other] = [await openTo(1), await openTo(1)];
    const device = await deviceOf(door);
    const { bookingId, codes } = door.bookings[0]!;
    const forged = codes[0]!.slice(0, -1) + (codes[0]!.endsWith('0') ? '1' : '0');
    const elsewhere = other.bookings[0]!;
    expectProblem(await device.send({ code: forged }), 422, 'invalid_ticket');
    expectProblem(await device.send({ code: elsewhere.codes[0] }), 422, 'wrong_event');
    expectProblem(await device.send({ bookingId, number: 2 }), 422, 'invalid_ticket');
    const byName = { bookingId: elsewhere.bookingId, number: 1 };
    expectProblem(await device.send(byName), 422, 'invalid_ticket');
    expect(await device.page()).toMatchObject({ admitted: 0, data: [] });
  });

  it('of a cancelled booking, and of a cancelled event, lets nobody in', async () => {
    const door = await openTo(1, 1);
    const device = await deviceOf(door);
    const [gone, other] = door.bookings;
    expect((await cancelByHand(door.eventId, gone!.bookingId)).status).toBe(200);
    expectProblem(await device.send({ code: gone!.codes[0] }), 422, 'cancelled');
    await own.staff.ask('manager', 'POST', `/api/events/${door.eventId}/cancel`, { reason: 'Ice' });
    expectProblem(await device.send({ code: other!.codes[0] }), 422, 'cancelled');
  });

  it('of a seat that was given back lets nobody in, and the codes of the others stay good', async () => {
    const door = await openTo(3);
    const device = await deviceOf(door);
    const { bookingId, userId, codes } = door.bookings[0]!;
    expect((await changeOwn(userId, bookingId, 2)).status).toBe(200);
    expectProblem(await device.send({ code: codes[2] }), 422, 'invalid_ticket');
    expect((await device.scan(codes[1]!)).outcome).toBe('admitted');
    expectProblem(await changeOwn(userId, bookingId, 1), 409, 'already_admitted');
    expect(await device.page()).toMatchObject({ admitted: 1, tickets: 2, conflictCount: 0 });
  });

  it('that let somebody in cannot be cancelled by its holder, and by the organiser it can', async () => {
    const door = await openTo(1);
    const device = await deviceOf(door);
    const { bookingId, userId, codes } = door.bookings[0]!;
    const { nonce } = await device.scan(codes[0]!);
    expectProblem(await cancelOwn(userId, bookingId), 409, 'already_admitted');
    await device.undo(nonce);
    await device.scan(codes[0]!);
    expectProblem(await cancelOwn(userId, bookingId), 409, 'already_admitted');
    expect((await cancelByHand(door.eventId, bookingId)).status).toBe(200);
    expect(await device.page()).toMatchObject({ admitted: 1, tickets: 0, conflictCount: 0 });
  });

  it('is given up by a guest before somebody came in with it, and not after', async () => {
    const { id: eventId } = await own.staff.createEvent({
      ...{ totalTickets: 5, guestPolicy: 'immediate' },
    });
    const email = `guest-${eventId}@example.com`;
    expect((await bookAsGuest(own.target, eventId, email)).status).toBe(201);
    const device = await deviceOf({ eventId, bookings: [] });
    const place = managed(own.target, await findManageToken(own.target, database, eventId, email));
    const [ticket] = (await device.list()).tickets;
    const entry = await device.send({ bookingId: ticket!.bookingId, number: 1 });
    expect(entry.status).toBe(201);
    expectProblem(await place.cancel(), 409, 'already_admitted');
    await device.undo((JSON.parse(entry.text) as { nonce: string }).nonce);
    expect((await place.cancel()).status).toBe(200);
    expect(await readTotals(database, eventId)).toMatchObject({ confirmed: 0, remaining: 5 });
  });
});

describe('A device', () => {
  it('that was signed out is refused by every route, and its log-in registers no other', async () => {
    const door = await openTo(1);
    const device = await deviceOf(door);
    const path = `/api/events/${door.eventId}/door-devices`;
    const signOut = () => own.staff.ask('manager', 'DELETE', `${path}/${device.id}`);
    expect((await signOut()).status).toBe(204);
    expect((await signOut()).status).toBe(204);

    const { codes } = door.bookings[0]!;
    const batch = { device: device.id, scans: [queued(codes[0]!)] };
    const undo = { device: device.id, nonce: newId(), undoes: newId() };
    const refused = [
      await device.send({ code: codes[0] }),
      await device.ask('POST', 'check-ins/batch', batch),
      await device.ask('POST', 'check-ins/undo', undo),
      await device.ask('GET', `door-list?device=${device.id}`),
      await device.register(),
      await new Device(own.target, own.staff, door.eventId, 'Found').register(),
    ];
    for (const answer of refused) expectProblem(answer, 403, 'device_signed_out');
    const ofManager = new Device(own.target, own.staff, door.eventId, 'Office', 'manager');
    expect((await ofManager.register()).status).toBe(201);

    const listed = await own.staff.ask('manager', 'GET', path);
    const { data } = JSON.parse(listed.text) as { data: { name: string; signedOutAt: unknown }[] };
    expect(data.map(({ name, signedOutAt }) => [name, signedOutAt !== null])).toEqual([
      ['Office', false],
      ['Main door', true],
    ]);
    const activity = await own.staff.ask('owner', 'GET', `/api/events/${door.eventId}/activity`);
    expect(activity.text.match(/door\.device_signed_out/g)).toHaveLength(1);
  });

  it('that nobody registered is refused', async () => {
    const { eventId, bookings } = await openTo(1);
    const device = new Device(own.target, own.staff, eventId, 'Nobody');
    expectProblem(await device.send({ code: bookings[0]!.codes[0] }), 404, 'device_not_found');
  });
});

describe('The list of a device', () => {
  it('has every good ticket, sealed for its own code, and who is in', async () => {
    const door = await openTo(2, 1, 1);
    const device = await deviceOf(door);
    const { eventId, bookings } = door;
    const [pair, single, gone] = bookings;
    const note = `/api/events/${eventId}/roster/${single!.bookingId}/note`;
    await own.staff.ask('manager', 'PUT', note, { text: 'Knows the band' });
    await cancelByHand(eventId, gone!.bookingId);
    await device.scan(pair!.codes[1]!);

    const { tickets, keys, event, held } = await device.list();
    expect(held).toEqual([]);
    expect(event).toMatchObject({ id: eventId, isCancelled: false });
    expect(keys.length).toBeGreaterThan(0);
    const seats = tickets.map(({ bookingId, number, admittedBy }) => [
      bookingId,
      number,
      admittedBy,
    ]);
    expect(seats.sort()).toEqual(
      [
        [pair!.bookingId, 1, undefined],
        [pair!.bookingId, 2, 'Main door'],
        [single!.bookingId, 1, undefined],
      ].sort(),
    );
    const ofSingle = tickets.find(({ bookingId }) => bookingId === single!.bookingId)!;
    const opened = await openAttendee(ofSingle.sealed, { eventId, code: single!.codes[0]! });
    expect(opened).toEqual({ name: 'A person', note: 'Knows the band' });
    expect(await openAttendee(ofSingle.sealed, { eventId, code: pair!.codes[0]! })).toBeUndefined();
  });

  it('names the bookings that are held, and has their tickets once they are confirmed', async () => {
    const { id: eventId } = await own.staff.createEvent({
      totalTickets: 5,
      guestPolicy: 'confirm',
    });
    const email = `guest-${eventId}@example.com`;
    await bookAsGuest(own.target, eventId, email);
    const [held] = await database.query<{ id: string }>(
      `SELECT id FROM "Booking" WHERE "eventId" = $1 AND status = 'held'`,
      [eventId],
    );
    const device = await deviceOf({ eventId, bookings: [] });
    expect(await device.list()).toMatchObject({ tickets: [], held: [held!.id] });
    const token = await findManageToken(own.target, database, eventId, email);
    expect((await managed(own.target, token).confirm()).status).toBe(200);
    expect(await device.list()).toMatchObject({ tickets: [{ bookingId: held!.id }], held: [] });
  });

  it('is not sent again before something of it has changed', async () => {
    const door = await openTo(1);
    const device = await deviceOf(door);
    await device.list();
    const ask = (etag: string) =>
      device.ask('GET', `door-list?device=${device.id}`, undefined, { 'if-none-match': etag });
    const first = await ask('"another"');
    const etag = String(first.headers.etag);
    expect([first.status, first.headers['cache-control']]).toEqual([200, 'private, no-cache']);
    expect(await ask(etag)).toMatchObject({ status: 304, text: '' });
    await device.scan(door.bookings[0]!.codes[0]!);
    expect((await ask(etag)).status).toBe(200);
  });
});

describe('What a device did by itself', () => {
  const ticketsOf = (conflicts: DoorConflict[]) => conflicts.map(({ bookingId }) => bookingId);

  it('is kept, and shown where the ticket had let somebody in or was void by then', async () => {
    const door = await openTo(1, 1, 1);
    const [online, offline] = [await deviceOf(door), await deviceOf(door, 'Cellar')];
    const [twice, gone, fine] = door.bookings;
    await online.scan(twice!.codes[0]!);
    await cancelOwn(gone!.userId, gone!.bookingId);

    const foreign = (await openTo(1)).bookings[0]!.codes[0]!;
    const queue = [
      queued(twice!.codes[0]!, minutesAgo(9)),
      queued(gone!.codes[0]!, minutesAgo(8)),
      queued(foreign),
      queued(fine!.codes[0]!, minutesAgo(7)),
      queued('nonsense'),
    ];
    const results = await offline.handIn(queue);
    expect(results.map(({ outcome, isKept }) => [outcome, isKept])).toEqual([
      ['admitted', true],
      ['cancelled', true],
      ['wrong_event', false],
      ['admitted', true],
      ['invalid_ticket', false],
    ]);
    expect(await offline.handIn(queue)).toEqual(results);

    const page = await online.page();
    expect(page).toMatchObject({ admitted: 3, tickets: 2, conflictCount: 2 });
    expect(ticketsOf(page.conflicts).sort()).toEqual([twice!.bookingId, gone!.bookingId].sort());
    const double = page.conflicts.find(({ bookingId }) => bookingId === twice!.bookingId)!;
    expect(double.entries.map(({ device }) => device)).toEqual(['Cellar', 'Main door']);

    await online.undo(double.entries[1]!.nonce);
    await online.undo(queue[1]!.nonce);
    expect(await online.page()).toMatchObject({ admitted: 2, conflictCount: 0, conflicts: [] });
  });

  it('is read from the newest to the oldest, page by page', async () => {
    const door = await openTo(1, 1, 1);
    const device = await deviceOf(door);
    for (const { codes } of door.bookings) await device.scan(codes[0]!);
    const first = await device.page('limit=2');
    const rest = await device.page(`limit=2&before=${first.data[1]!.nonce}`);
    expect([first.meta.hasMore, rest.meta.hasMore]).toEqual([true, false]);
    const read = [...first.data, ...rest.data].map(({ bookingId }) => bookingId);
    expect(read).toEqual(door.bookings.map(({ bookingId }) => bookingId).reverse());
  });
});
