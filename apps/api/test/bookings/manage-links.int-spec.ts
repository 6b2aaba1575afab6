/** What a guest's link opens: the place is seen, confirmed and cancelled by it, and nothing else is. */
import { managedBookingSchema } from '@lastseat/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HoldSweeperService } from '../../src/bookings/hold-sweeper.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { bookAsGuest, findManageToken, guestWordOf, managed, placeOf } from '../support/guests.js';
import { letHoldsRunOut } from '../support/holds.js';
import { send } from '../support/http.js';
import { followLive } from '../support/live-client.js';
import { strictly } from '../support/strictly.js';
import { readHeldTotals } from '../support/totals.js';

const database = useDatabase();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, { GUEST_LIMIT_PER_ADDRESS: 100_000 });
});
afterAll(() => target.close());

let people = 0;

/** Somebody for whom a place is held, with their link. */
async function holdPlace(totalTickets = 5) {
  const event = await createEvent(database, { totalTickets, guestPolicy: 'confirm' });
  const email = `guest-${(people += 1)}@example.com`;
  expect(guestWordOf(await bookAsGuest(target, event.id, email, { name: 'Ada' }))).toBe('held');
  const token = await findManageToken(target, database, event.id, email);
  return { event, email, token, link: managed(target, token) };
}

const totalsOf = ({ id }: { id: string }) => readHeldTotals(database, id);

describe('The link of a guest', () => {
  it('shows the place and its event, confirms it once, and cancels it', async () => {
    const { event, link } = await holdPlace();
    const read = await link.read();
    expect(read.headers['cache-control']).toBe('no-store');
    const shown = strictly(managedBookingSchema).parse(placeOf(read));
    expect(shown).toMatchObject({ status: 'held', guestName: 'Ada', event: { id: event.id } });
    expect(shown.expiresAt).not.toBeNull();

    for (const answer of [await link.confirm(), await link.confirm()]) {
      expect(placeOf(answer)).toMatchObject({ id: shown.id, status: 'confirmed', expiresAt: null });
    }
    expect(await totalsOf(event)).toMatchObject({ confirmed: 1, held: 0, remaining: 4 });

    expect(placeOf(await link.cancel())).toMatchObject({ status: 'cancelled' });
    expect(guestWordOf(await link.cancel())).toBe('already_cancelled');
    expect(guestWordOf(await link.confirm())).toBe('already_cancelled');
    expect(await totalsOf(event)).toMatchObject({ confirmed: 0, remaining: 5 });
  });

  it('lets go of what is held', async () => {
    const { event, link } = await holdPlace();
    expect(placeOf(await link.cancel())).toMatchObject({ cancelledBy: 'attendee' });
    expect(await totalsOf(event)).toMatchObject({ held: 0, toldHeld: 0, remaining: 5 });
  });

  it('is the same when they ask again, and shows the place that they have then', async () => {
    const { event, email, token, link } = await holdPlace();
    await link.cancel();
    await bookAsGuest(target, event.id, email);
    expect(await findManageToken(target, database, event.id, email)).toBe(token);
    expect(placeOf(await link.read())).toMatchObject({ status: 'held' });
  });

  it('that is made up opens nothing, and is kept nowhere but in the mail', async () => {
    const { token } = await holdPlace();
    const madeUp = managed(target, 'a'.repeat(43));
    for (const answer of [await madeUp.read(), await madeUp.confirm(), await madeUp.cancel()]) {
      expect(guestWordOf(answer)).toBe('booking_not_found');
    }
    const rows = await database.query('SELECT * FROM "ManageLink"');
    expect(JSON.stringify(rows)).not.toContain(token);
    const told = await database.query('SELECT facts FROM "OutboxMessage"');
    expect(JSON.stringify(told)).not.toContain(token);
  });
});

describe('A hold that nobody confirmed', () => {
  it('is back on sale in the moment in which it is swept, for everyone who looks on', async () => {
    const { event, link } = await holdPlace(1);
    const window = await followLive(target.origin);
    await window.watch(event.id);
    await letHoldsRunOut(database, event.id);

    await target.app.get(HoldSweeperService).sweep();

    await window.until(({ remainingTickets }) => remainingTickets === 1);
    window.close();
    expect(placeOf(await link.read())).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'expiry',
    });
  });

  it('is booked by its late link where a seat is left, and the link shows the new place', async () => {
    const { event, link } = await holdPlace(1);
    await letHoldsRunOut(database, event.id);

    const late = placeOf(await link.confirm());

    expect(late).toMatchObject({ status: 'confirmed' });
    expect(placeOf(await link.read())).toMatchObject({ id: late.id, status: 'confirmed' });
    expect(await totalsOf(event)).toMatchObject({ confirmed: 1, held: 0, remaining: 0 });
  });

  it('is told so kindly by its late link where somebody else has the seat', async () => {
    const { event, link } = await holdPlace(1);
    await letHoldsRunOut(database, event.id);
    const [userId] = (await createUsers(database, 1)) as [string];
    const headers = { authorization: `Bearer ${await target.tokenFor(userId)}` };
    const body = { eventId: event.id };
    const booked = await send(target.origin, 'POST', '/api/book', { headers, body });
    expect(booked.status).toBe(201);

    const answer = await link.confirm();

    expect([answer.status, guestWordOf(answer)]).toEqual([410, 'hold_expired']);
  });
});
