/** Who works for an organiser: asked, never made; and never nobody who owns it. */
import {
  invitationOfferSchema,
  madeInvitationSchema,
  memberListSchema,
  ownOrganiserSchema,
  type MemberRole,
} from '@lastseat/contracts';
import { insertOrganiser } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { expectProblem, send } from '../support/http.js';
import { createPeople, type Person } from '../support/person.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

const database = useDatabase();
const time = manualClock();
let target: TestApp;
beforeAll(async () => {
  target = await startApp(database.url, {}, { clock: time.clock });
});
afterAll(() => target.close());

interface House {
  id: string;
  people: Person[];
}

/** An organiser with somebody in each of the roles, in their order. */
async function createHouse(...roles: MemberRole[]): Promise<House> {
  const people = await createPeople(database, target, roles.length);
  const members = people.map(({ id: userId }, index) => ({ userId, role: roles[index]! }));
  return { id: await insertOrganiser(database.query.bind(database), members), people };
}

const invite = ({ id, people: [owner] }: House, body: { email: string; role: MemberRole }) =>
  owner!.post(madeInvitationSchema.strict(), `/organisers/${id}/members`, body);

const readRoles = async (organiserId: string): Promise<Record<string, number>> => {
  const rows = await database.query<{ role: string }>(
    `SELECT role FROM "Member" WHERE "organiserId" = $1`,
    [organiserId],
  );
  return tally(rows.map(({ role }) => role));
};

describe('Somebody who was invited', () => {
  it('sees by whom and as what, and is a member once the invitation is accepted', async () => {
    const house = await createHouse('owner');
    const { token, ...shown } = await invite(house, { email: 'New@Example.com', role: 'manager' });
    expect(shown).toMatchObject({ email: 'new@example.com', role: 'manager' });
    const offer = await send(target.origin, 'GET', `/api/invitations/${token}`);
    expect(invitationOfferSchema.strict().parse(JSON.parse(offer.text))).toEqual({
      organiser: { slug: `organiser-${house.id}`, name: 'An organiser' },
      role: 'manager',
      expiresAt: shown.expiresAt,
    });

    const [person] = await createPeople(database, target, 1);
    const joined = await person!.post(ownOrganiserSchema.strict(), `/invitations/${token}`);
    expect(joined).toMatchObject({ id: house.id, role: 'manager' });
    const { data, invitations } = await person!.get(
      memberListSchema.strict(),
      `/organisers/${house.id}/members`,
    );
    expect(data.map(({ userId, role }) => [userId, role])).toEqual([
      [house.people[0]!.id, 'owner'],
      [person!.id, 'manager'],
    ]);
    expect(invitations).toEqual([]);
    const again = await send(target.origin, 'GET', `/api/invitations/${token}`);
    expectProblem(again, 404, 'invitation_not_found');
  });

  it('is one of fifty who hold the same token, and no more', async () => {
    const house = await createHouse('owner');
    const { token } = await invite(house, { email: 'one@example.com', role: 'door' });
    const people = await createPeople(database, target, 50);
    const statuses = await concurrently(50, async (index) => {
      const { status } = await people[index]!.ask('POST', `/invitations/${token}`);
      return String(status);
    });
    expect(tally(statuses)).toEqual({ 200: 1, 404: 49 });
    expect(await readRoles(house.id)).toEqual({ owner: 1, door: 1 });
  });

  it('again holds the newer token, and the older one is worth nothing', async () => {
    const house = await createHouse('owner');
    const first = await invite(house, { email: 'twice@example.com', role: 'door' });
    const second = await invite(house, { email: 'twice@example.com', role: 'manager' });
    const [person] = await createPeople(database, target, 1);
    const accept = (token: string) => person!.ask('POST', `/invitations/${token}`);
    expectProblem(await accept(first.token), 404, 'invitation_not_found');
    expect((await accept(second.token)).status).toBe(200);
    expect(await readRoles(house.id)).toEqual({ owner: 1, manager: 1 });
  });

  it('has fourteen days to answer', async () => {
    const house = await createHouse('owner');
    const { token } = await invite(house, { email: 'late@example.com', role: 'door' });
    const ask = () => send(target.origin, 'GET', `/api/invitations/${token}`);
    time.advance(14 * DAY_MS - 1);
    expect((await ask()).status).toBe(200);
    time.advance(1);
    expectProblem(await ask(), 404, 'invitation_not_found');
    const [person] = await createPeople(database, target, 1);
    const late = await person!.ask('POST', `/invitations/${token}`);
    expectProblem(late, 404, 'invitation_not_found');
  });

  it('cannot accept what was withdrawn', async () => {
    const house = await createHouse('owner');
    const { id, token } = await invite(house, { email: 'gone@example.com', role: 'door' });
    const path = `/organisers/${house.id}/invitations/${id}`;
    expect((await house.people[0]!.ask('DELETE', path)).status).toBe(204);
    expectProblem(await house.people[0]!.ask('DELETE', path), 404, 'invitation_not_found');
    const [person] = await createPeople(database, target, 1);
    const refused = await person!.ask('POST', `/invitations/${token}`);
    expectProblem(refused, 404, 'invitation_not_found');
  });

  it('stays what they are when they are a member already, by the address as by the token', async () => {
    const house = await createHouse('owner', 'door');
    const [owner, door] = house.people;
    const email = `${door!.id}@example.com`;
    const body = { email, role: 'owner' };
    const asked = await owner!.ask('POST', `/organisers/${house.id}/members`, { body });
    expectProblem(asked, 409, 'already_member');
    const { token } = await invite(house, { email: 'other@example.com', role: 'owner' });
    expectProblem(await door!.ask('POST', `/invitations/${token}`), 409, 'already_member');
    expect(await readRoles(house.id)).toEqual({ owner: 1, door: 1 });
  });

  it('leaves no token in the database, only its hash', async () => {
    const house = await createHouse('owner');
    const { token } = await invite(house, { email: 'hash@example.com', role: 'door' });
    const [row] = await database.query<{ found: boolean }>(
      `SELECT bool_or(invitation::text LIKE '%' || $1 || '%') AS found FROM "Invitation" AS invitation`,
      [token],
    );
    expect(row).toEqual({ found: false });
  });
});

describe('The last owner', () => {
  it('can neither leave nor become less', async () => {
    const { id, people } = await createHouse('owner', 'manager');
    const path = `/organisers/${id}/members/${people[0]!.id}`;
    expectProblem(await people[0]!.ask('DELETE', path), 409, 'last_owner');
    const body = { role: 'manager' };
    expectProblem(await people[0]!.ask('PATCH', path, { body }), 409, 'last_owner');
    const [admin] = await createPeople(database, target, 1, 'admin');
    expectProblem(await admin!.ask('DELETE', path), 409, 'last_owner');
    expect(await readRoles(id)).toEqual({ owner: 1, manager: 1 });
  });

  it('is always there, when two owners take each other out at once', async () => {
    for (let round = 0; round < 20; round++) {
      const { id, people } = await createHouse('owner', 'owner');
      const statuses = await concurrently(2, async (index) => {
        const other = people[1 - index]!.id;
        const answer = await people[index]!.ask('DELETE', `/organisers/${id}/members/${other}`);
        return answer.status;
      });
      // The second one is nobody any more when its turn comes.
      expect(statuses.sort()).toEqual([204, 404]);
      expect(await readRoles(id)).toEqual({ owner: 1 });
    }
  });

  it('is always there, when all owners leave or step down at once', async () => {
    const { id, people } = await createHouse('owner', 'owner', 'owner', 'owner');
    await concurrently(4, (index) => {
      const path = `/organisers/${id}/members/${people[index]!.id}`;
      return index % 2 === 0
        ? people[index]!.ask('DELETE', path)
        : people[index]!.ask('PATCH', path, { body: { role: 'door' } });
    });
    expect(await readRoles(id)).toMatchObject({ owner: 1 });
  });
});

describe('A member', () => {
  it('may always leave, and is a stranger from then on', async () => {
    const { id, people } = await createHouse('owner', 'door');
    const door = people[1]!;
    expect((await door.ask('DELETE', `/organisers/${id}/members/${door.id}`)).status).toBe(204);
    expectProblem(await door.ask('GET', `/organisers/${id}/events`), 404, 'organiser_not_found');
  });

  it('who was an owner takes the own invitations along: nobody comes back by one', async () => {
    const house = await createHouse('owner', 'owner');
    const { token } = await invite(house, { email: 'myself@example.com', role: 'owner' });
    const [leaving, staying] = house.people;
    const removed = await staying!.ask('DELETE', `/organisers/${house.id}/members/${leaving!.id}`);
    expect(removed.status).toBe(204);
    const back = await leaving!.ask('POST', `/invitations/${token}`);
    expectProblem(back, 404, 'invitation_not_found');
  });

  it('who is none cannot be changed or taken out', async () => {
    const { id, people } = await createHouse('owner');
    for (const userId of [newId(), (await createPeople(database, target, 1))[0]!.id]) {
      const path = `/organisers/${id}/members/${userId}`;
      expectProblem(await people[0]!.ask('DELETE', path), 404, 'member_not_found');
      const changed = await people[0]!.ask('PATCH', path, { body: { role: 'owner' } });
      expectProblem(changed, 404, 'member_not_found');
    }
  });
});
