/** Organisers: how one comes to be, and what everybody sees of it. */
import { organiserSchema, ownOrganiserListSchema, ownOrganiserSchema } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { expectProblem, send } from '../support/http.js';
import { createPeople, readAs, type Person } from '../support/person.js';
import { strictly } from '../support/strictly.js';

const database = useDatabase();
let target: TestApp;
beforeAll(async () => {
  target = await startApp(database.url);
});
afterAll(() => target.close());

const somebody = async (): Promise<Person> => (await createPeople(database, target, 1))[0]!;
const newSlug = () => `house-${newId().slice(24)}`;
const getPublic = (slugOrId: string) => send(target.origin, 'GET', `/api/organisers/${slugOrId}`);

describe('Whoever makes an organiser', () => {
  it('is its owner, and sees it among the own ones', async () => {
    const person = await somebody();
    const input = { name: 'The House', slug: newSlug(), text: 'First line\r\nsecond\tline' };
    const made = await person.post(strictly(ownOrganiserSchema), '/organisers', input);
    expect(made).toEqual({
      ...input,
      id: made.id,
      text: 'First line\nsecond line',
      role: 'owner',
      weeksAhead: 8,
      requiresSecondFactor: false,
    });
    expect(await person.get(ownOrganiserListSchema, '/organisers')).toEqual({ data: [made] });
  });

  it('of fifty who want the same address at once is one', async () => {
    const slug = newSlug();
    const people = await createPeople(database, target, 50);
    const statuses = await concurrently(50, async (index) => {
      const answer = await people[index]!.ask('POST', '/organisers', {
        body: { name: 'House', slug },
      });
      if (answer.status !== 201) expectProblem(answer, 409, 'slug_taken');
      return String(answer.status);
    });
    expect(tally(statuses)).toEqual({ 201: 1, 409: 49 });
    const rows = await database.query(
      `SELECT organiser.id FROM "Organiser" AS organiser
       JOIN "Member" ON "organiserId" = organiser.id WHERE slug = $1`,
      [slug],
    );
    expect(rows).toHaveLength(1);
  });

  it('makes twenty a day, and is told when to come back for more', async () => {
    const person = await somebody();
    const make = () =>
      person.ask('POST', '/organisers', { body: { name: 'House', slug: newSlug() } });
    for (let made = 0; made < 20; made++) expect((await make()).status).toBe(201);
    const refused = await make();
    expectProblem(refused, 429, 'too_many_requests');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(80_000);
    const other = await somebody();
    const body = { name: 'House', slug: newSlug() };
    expect((await other.ask('POST', '/organisers', { body })).status).toBe(201);
  });

  it.each([
    ['somebody’s id', newId()],
    ['that of the invitations', 'invitations'],
  ])('cannot take an address that is %s', async (_what, slug) => {
    const refused = await (
      await somebody()
    ).ask('POST', '/organisers', {
      body: { name: 'House', slug },
    });
    expectProblem(refused, 400, 'invalid_request');
  });
});

describe('An organiser', () => {
  it('is shown to everybody by its address and by its id, without its people', async () => {
    const input = { name: 'The House', slug: newSlug(), text: 'Words' };
    const { id } = await (await somebody()).post(ownOrganiserSchema, '/organisers', input);
    for (const key of [input.slug, id]) {
      expect(readAs(strictly(organiserSchema), await getPublic(key))).toEqual({ ...input, id });
    }
    expectProblem(await getPublic(newSlug()), 404, 'organiser_not_found');
    expectProblem(await getPublic(newId()), 404, 'organiser_not_found');
  });

  it('changes what its owner names, and keeps the rest', async () => {
    const owner = await somebody();
    const [before, taken] = [newSlug(), newSlug()];
    const made = { name: 'The House', slug: before, text: 'Words' };
    const { id } = await owner.post(ownOrganiserSchema, '/organisers', made);
    await owner.post(ownOrganiserSchema, '/organisers', { name: 'Another', slug: taken });
    const edit = (body: object) => owner.ask('PATCH', `/organisers/${id}`, { body });

    const renamed = readAs(organiserSchema, await edit({ name: 'The New House' }));
    expect(renamed).toEqual({ ...made, id, name: 'The New House' });
    expectProblem(await edit({ slug: taken }), 409, 'slug_taken');
    expect(readAs(organiserSchema, await edit({}))).toEqual(renamed);
    expect(readAs(organiserSchema, await getPublic(before))).toEqual(renamed);
  });

  it('is seen with all others by an admin, who may do what an owner may', async () => {
    const slug = newSlug();
    const { id } = await (
      await somebody()
    ).post(ownOrganiserSchema, '/organisers', {
      name: 'The House',
      slug,
    });
    const [admin] = await createPeople(database, target, 1, 'admin');
    const { data } = await admin!.get(ownOrganiserListSchema, '/organisers');
    expect(data.find((organiser) => organiser.id === id)).toMatchObject({ slug, role: 'owner' });
  });
});
