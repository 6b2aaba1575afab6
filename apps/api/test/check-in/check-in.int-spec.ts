/** Whom a ticket lets in, and whom not. */
import type { RosterPage } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { bookAsGuest, findManageToken, managed } from '../support/guests.js';
import { expectProblem } from '../support/http.js';
import { readTotals } from '../support/totals.js';
import { useDoor } from '../support/use-door.js';

const { own, openTo, deviceOf, cancelOwn, changeOwn, cancelByHand } = useDoor();
const { database } = own;

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
    const device = await deviceOf({ eventId });
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
