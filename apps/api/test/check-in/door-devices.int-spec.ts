/** What a device of the door may, what it knows, and what is left of what it did by itself. */
import { openAttendee, type DoorConflict } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { Device, queued } from '../support/door.js';
import { bookAsGuest, findManageToken, managed } from '../support/guests.js';
import { expectProblem } from '../support/http.js';
import { useDoor } from '../support/use-door.js';

const { own, openTo, deviceOf, cancelOwn, cancelByHand } = useDoor();
const { database } = own;

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

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
    const device = await deviceOf({ eventId });
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
