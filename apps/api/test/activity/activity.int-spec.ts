/** Who changed what, when: written with the change, and read by those who may. */
import {
  activityListSchema,
  madeInvitationSchema,
  organiserEventSchema,
  ownOrganiserSchema,
  type Activity,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createPeople, readAs, type Person } from '../support/person.js';
import { makePng } from '../support/pictures.js';
import { strictly } from '../support/strictly.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

const database = useDatabase();
let target: TestApp;
let owner: Person;
let other: Person;
let organiserId: string;

beforeAll(async () => {
  target = await startApp(database.url);
  [owner, other] = (await createPeople(database, target, 2)) as [Person, Person];
  const input = { name: 'A house', slug: `house-${newId().slice(24)}` };
  ({ id: organiserId } = await owner.post(ownOrganiserSchema, '/organisers', input));
});
afterAll(() => target.close());

const listPage = (path: string, query: string) =>
  owner.get(strictly(activityListSchema), `${path}/activity${query}`);

const list = async (path: string): Promise<Activity[]> => (await listPage(path, '')).data;

/** The newest first. */
const actionsOf = (activities: Activity[]) => activities.map(({ action }) => action);

async function createDraft() {
  const body = {
    title: 'An evening',
    category: 'Music',
    startsAt: new Date(Date.now() + DAY_MS).toISOString(),
    timeZone: 'Europe/Vienna',
    venue: 'A hall',
    totalTickets: 10,
  };
  return owner.post(organiserEventSchema, `/organisers/${organiserId}/events`, body);
}

describe('The activity of an event', () => {
  it('has each change with its fields before and after, by whom, and the event as it is now', async () => {
    const { id } = await createDraft();
    const body = { title: 'Renamed', totalTickets: 12, venue: 'A hall' };
    await owner.ask('PATCH', `/events/${id}`, { headers: { 'if-match': '"0"' }, body });
    const headers = { 'content-type': 'image/png' };
    const put = await owner.ask('PUT', `/events/${id}/cover`, { headers, body: makePng(480, 270) });
    const { coverImageId } = readAs(organiserEventSchema, put);
    await owner.ask('POST', `/events/${id}/publish`);
    await owner.ask('POST', `/events/${id}/cancel`, { body: { reason: 'Rain' } });

    const activities = await list(`/events/${id}`);
    expect(actionsOf(activities)).toEqual([
      'event.cancelled',
      'event.published',
      'event.cover_changed',
      'event.edited',
      'event.created',
    ]);
    const [, , cover, edited, created] = activities;
    expect(cover!.changes).toEqual({ coverImageId: { before: null, after: coverImageId } });
    expect(edited!.changes).toEqual({
      title: { before: 'An evening', after: 'Renamed' },
      totalTickets: { before: 10, after: 12 },
    });
    expect(created).toMatchObject({
      event: { id, title: 'Renamed', timeZone: 'Europe/Vienna', currency: 'EUR' },
      actor: { id: owner.id, name: 'A person' },
      person: null,
    });
  });

  it('has nothing of what was refused', async () => {
    const { id } = await createDraft();
    const headers = { 'if-match': '"7"' };
    await owner.ask('PATCH', `/events/${id}`, { headers, body: { title: 'Renamed' } });
    await owner.ask('POST', `/events/${id}/cancel`, { body: { reason: 'Rain' } });
    await other.ask('POST', `/events/${id}/publish`);
    expect(actionsOf(await list(`/events/${id}`))).toEqual(['event.created']);
  });

  it('outlives a draft that was deleted, in that of its organiser', async () => {
    const { id } = await createDraft();
    await owner.ask('DELETE', `/events/${id}`);
    const [deleted] = await list(`/organisers/${organiserId}`);
    expect(deleted).toMatchObject({
      action: 'event.deleted',
      event: { id, title: '', timeZone: null, currency: null },
      changes: { title: { before: 'An evening', after: null } },
    });
  });
});

describe('The activity of an organiser', () => {
  it('has what was done with its people, by their names as they are now', async () => {
    const body = { email: 'new@example.com', role: 'door' };
    const path = `/organisers/${organiserId}/members`;
    const { token } = await owner.post(madeInvitationSchema, path, body);
    await other.ask('POST', `/invitations/${token}`);
    await owner.ask('PATCH', `${path}/${other.id}`, { body: { role: 'manager' } });
    await other.ask('DELETE', `${path}/${other.id}`);
    await database.query(`UPDATE "User" SET name = 'Another name' WHERE id = $1`, [other.id]);

    const [removed, changed, joined, invited] = await list(`/organisers/${organiserId}`);
    const person = { id: other.id, name: 'Another name' };
    expect(removed).toMatchObject({ action: 'member.removed', person, actor: person });
    expect(changed).toMatchObject({
      action: 'member.changed',
      person,
      actor: { id: owner.id },
    });
    // The person is not said twice.
    expect(changed!.changes).toEqual({ role: { before: 'door', after: 'manager' } });
    expect(joined).toMatchObject({ action: 'member.joined', person, actor: person });
    expect(invited).toMatchObject({
      action: 'member.invited',
      event: null,
      changes: { email: { before: null, after: 'new@example.com' } },
    });
  });

  it.each([1, 2, 3])(
    'comes in pages of %i that neither repeat nor leave out, and says which is the last',
    async (limit) => {
      const path = `/organisers/${organiserId}`;
      const { data: all, meta } = await listPage(path, '');
      expect(meta).toEqual({ hasMore: false });
      expect(all.length).toBeGreaterThan(5);
      const seen: Activity[] = [];
      for (let before = ''; ; before = `&before=${seen.at(-1)!.id}`) {
        const page = await listPage(path, `?limit=${limit}${before}`);
        seen.push(...page.data);
        expect(page.meta).toEqual({ hasMore: seen.length < all.length });
        if (!page.meta.hasMore) break;
      }
      expect(seen).toEqual(all);
    },
  );

  it('names the request by which it was done', async () => {
    const headers = { 'x-request-id': 'from-the-proxy.1' };
    await owner.ask('PATCH', `/organisers/${organiserId}`, {
      headers,
      body: { text: 'New words' },
    });
    const rows = await database.query(
      `SELECT "requestId" FROM "Activity" WHERE action = 'organiser.edited'`,
    );
    expect(rows).toEqual([{ requestId: 'from-the-proxy.1' }]);
  });
});
