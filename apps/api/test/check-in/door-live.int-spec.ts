/** How many are in, live: its members hear it at every process, and nobody else does. */
import { doorUpdateSchema, type DoorUpdate } from '@lastseat/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { Device, openDoor } from '../support/door.js';
import { followLive, sendRaw, type LiveClient } from '../support/live-client.js';
import { createStaff, type Asker, type Staff } from '../support/staff.js';
import { strictly } from '../support/strictly.js';

const database = useDatabase();
const clients: LiveClient[] = [];
let apis: [TestApp, TestApp];
let staff: Staff;

beforeAll(async () => {
  apis = [await startApp(database.url), await startApp(database.url)];
  staff = await createStaff(database, apis[0]);
});
afterEach(() => clients.splice(0).forEach((client) => client.close()));
afterAll(() => Promise.all(apis.map((api) => api.close())));

/** A page of the door at the second process. */
async function openPage(asker: Asker | null) {
  const client = await followLive(apis[1].origin);
  clients.push(client);
  const heard: DoorUpdate[] = [];
  let look = () => {};
  client.socket.on('doorUpdate', (update) => {
    heard.push(strictly(doorUpdateSchema).parse(update));
    look();
  });
  const signIn = (accessToken: string | null) => sendRaw(client.socket, 'signIn', { accessToken });
  if (asker !== null) await signIn(staff.tokenOf(asker));
  return {
    heard,
    signIn,
    watch: (eventId: unknown): Promise<unknown> => sendRaw(client.socket, 'watchDoor', { eventId }),
    until: (isWanted: (update: DoorUpdate) => boolean): Promise<DoorUpdate> =>
      new Promise((resolve) => {
        look = () => {
          const found = heard.find(isWanted);
          if (found) resolve(found);
        };
        look();
      }),
  };
}

async function openDoorOf(seats: number[]) {
  const door = await openDoor(database, staff, apis[0], { seats });
  const device = new Device(apis[0], staff, door.eventId, 'Main door', 'manager');
  await device.register();
  const codes = door.bookings.flatMap((booking) => booking.codes);
  return { eventId: door.eventId, device, codes };
}

describe('A member who watches the door of an event', () => {
  it('hears of every entry, of whichever process, and of what is undone', async () => {
    const { eventId, device, codes } = await openDoorOf([2, 1]);
    const page = await openPage('door');
    const counts = { eventId, tickets: 3, conflicts: 0 };
    expect(await page.watch(eventId)).toEqual({ door: { ...counts, admitted: 0 } });
    const { nonce } = await device.scan(codes[0]!);
    await device.scan(codes[1]!);
    await device.scan(codes[2]!);
    expect(await page.until(({ admitted }) => admitted === 3)).toEqual({ ...counts, admitted: 3 });
    page.heard.length = 0;
    await device.undo(nonce);
    expect(await page.until(({ admitted }) => admitted === 2)).toEqual({ ...counts, admitted: 2 });
  });

  it('hears no more once another event, or none, is watched, or nobody is signed in', async () => {
    const [one, other] = [await openDoorOf([1]), await openDoorOf([1])];
    const [turned, signedOut, witness] = [
      await openPage('door'),
      await openPage('door'),
      await openPage('owner'),
    ];
    for (const page of [turned, signedOut, witness]) await page.watch(one.eventId);
    await turned.watch(other.eventId);
    await signedOut.signIn(null);
    await one.device.scan(one.codes[0]!);
    await witness.until(({ admitted }) => admitted === 1);
    expect([turned.heard, signedOut.heard]).toEqual([[], []]);
    expect(await turned.watch(null)).toEqual({ door: null });
  });

  it('hears no more once they are no member any more', async () => {
    const { eventId, device, codes } = await openDoorOf([1, 1]);
    const [gone, witness] = [await openPage('door'), await openPage('owner')];
    await gone.watch(eventId);
    await witness.watch(eventId);
    const member = [staff.organiserId, staff.userIds.door];
    await database.query(`DELETE FROM "Member" WHERE "organiserId" = $1 AND "userId" = $2`, member);
    await device.scan(codes[0]!);
    await witness.until(({ admitted }) => admitted === 1);
    await database.query(
      `INSERT INTO "Member" ("organiserId", "userId", role) VALUES ($1, $2, 'door')`,
      member,
    );
    await device.scan(codes[1]!);
    await witness.until(({ admitted }) => admitted === 2);
    expect(gone.heard).toEqual([]);
  });
});

describe('The door of an event', () => {
  it('is shown to no stranger, to nobody who has not signed in, and to no nonsense', async () => {
    const { eventId } = await openDoorOf([1]);
    const code = (word: string) => expect.objectContaining({ code: word }) as unknown;
    expect(await (await openPage('stranger')).watch(eventId)).toEqual(code('event_not_found'));
    expect(await (await openPage(null)).watch(eventId)).toEqual(code('unauthenticated'));
    expect(await (await openPage('door')).watch('x')).toEqual(code('invalid_request'));
  });
});
