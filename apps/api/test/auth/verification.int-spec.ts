/** Proof of an address by a code: its tries, its end, and what is closed without it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { findMailedCode, listFacts, typesOf, wrongCode } from '../support/mailed-secrets.js';
import { RecordingReceiver } from '../support/outbox.js';
import { signUp } from '../support/visitor.js';

const MINUTE_MS = 60_000;
const database = useDatabase();
const time = manualClock();
const told = new RecordingReceiver('told', true);
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, {}, { clock: time.clock }, [told]);
});
afterAll(() => target.close());

/** Somebody who has just registered. */
async function register() {
  const { user, accessToken } = await signUp(target.origin);
  const ask = (method: string, path: string, body?: object) =>
    send(target.origin, method, `/api${path}`, {
      headers: { authorization: `Bearer ${accessToken}` },
      body,
    });
  return {
    ...user,
    ask,
    resend: () => ask('POST', '/auth/verification'),
    confirm: (code: string) => ask('POST', '/auth/verification/confirm', { code }),
    getCode: async () => (await findMailedCode(target, database, user.id))!.code!,
    createOrganiser: () => ask('POST', '/organisers', { name: 'Ours', slug: `ours-${user.id}` }),
  };
}

describe('Registering', () => {
  it('sends a code to the address, and tells of both in one message', async () => {
    const person = await register();
    const mailed = await findMailedCode(target, database, person.id);
    expect(mailed).toMatchObject({
      email: person.email,
      name: person.name,
      code: expect.stringMatching(/^\d{6}$/) as string,
    });
    expect(typesOf(await listFacts(database, told, person.id))).toEqual([
      'account.registered',
      'account.verificationRequested',
    ]);
  });

  it('leaves the code neither in the database nor in the outbox', async () => {
    const person = await register();
    const code = await person.getCode();
    const rows = await database.query(
      `SELECT "Verification"::text FROM "Verification" WHERE "userId" = $1`,
      [person.id],
    );
    const facts = await listFacts(database, told, person.id);
    expect([rows.length, facts.length]).toEqual([1, 2]);
    const kept = JSON.stringify([rows, facts]);
    expect(kept.replaceAll(/[\da-f-]{36}/g, '')).not.toContain(code);
  });
});

describe('Somebody whose address is not proved', () => {
  it('books, and becomes no organiser until it is', async () => {
    const person = await register();
    const { id: eventId } = await createEvent(database, { totalTickets: 1 });
    expect((await person.ask('POST', '/book', { eventId })).status).toBe(201);
    expectProblem(await person.createOrganiser(), 403, 'email_not_verified');
    const answer = await person.confirm(` ${await person.getCode()} `);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ id: person.id, isEmailVerified: true });
    expect((await person.createOrganiser()).status).toBe(201);
  });
});

describe('A code', () => {
  it('is known to be on its way until it is used or has run out', async () => {
    const [person, late] = [await register(), await register()];
    const findOpen = async ({ ask }: typeof person) =>
      (JSON.parse((await ask('GET', '/auth/verification')).text) as { email: string | null }).email;
    expect(await findOpen(person)).toBe(person.email);
    await person.confirm(await person.getCode());
    expect(await findOpen(person)).toBeNull();
    time.advance(15 * MINUTE_MS);
    expect(await findOpen(late)).toBeNull();
  });

  it('works once', async () => {
    const person = await register();
    const code = await person.getCode();
    const answers = await concurrently(8, () => person.confirm(code));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 200: 1, 422: 7 });
    expectProblem(await person.confirm(code), 422, 'invalid_code');
  });

  it('has five tries, also when forty come at once', async () => {
    const person = await register();
    const code = await person.getCode();
    await concurrently(40, () => person.confirm(wrongCode(code)));
    const [row] = await database.query(`SELECT attempts FROM "Verification" WHERE "userId" = $1`, [
      person.id,
    ]);
    expect(row).toEqual({ attempts: 5 });
    expectProblem(await person.confirm(code), 422, 'invalid_code');
  });

  it('still works at the fifth try', async () => {
    const person = await register();
    const code = await person.getCode();
    for (let times = 0; times < 4; times++) {
      expectProblem(await person.confirm(wrongCode(code)), 422, 'invalid_code');
    }
    expect((await person.confirm(code)).status).toBe(200);
  });

  it('works for 15 minutes', async () => {
    const [early, late] = [await register(), await register()];
    const codes = [await early.getCode(), await late.getCode()];
    time.advance(15 * MINUTE_MS - 1);
    expect((await early.confirm(codes[0]!)).status).toBe(200);
    time.advance(1);
    expectProblem(await late.confirm(codes[1]!), 422, 'invalid_code');
  });

  it("is nobody else's", async () => {
    const [person, other] = [await register(), await register()];
    const code = await person.getCode();
    if (code !== (await other.getCode())) {
      expectProblem(await other.confirm(code), 422, 'invalid_code');
    }
    expect((await person.confirm(code)).status).toBe(200);
  });
});

describe('Asking for another code', () => {
  it('is refused within a minute; after it the new one ends the old', async () => {
    const person = await register();
    const old = await person.getCode();
    expectProblem(await person.resend(), 429, 'too_many_requests');
    time.advance(MINUTE_MS);
    expect((await person.resend()).status).toBe(202);
    const next = await person.getCode();
    if (next !== old) expectProblem(await person.confirm(old), 422, 'invalid_code');
    expect((await person.confirm(next)).status).toBe(200);
  });

  it('ten times at once sends one', async () => {
    const person = await register();
    time.advance(MINUTE_MS);
    const answers = await concurrently(10, person.resend);
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 202: 1, 429: 9 });
    const facts = typesOf(await listFacts(database, told, person.id));
    expect(facts.filter((type) => type === 'account.verificationRequested')).toHaveLength(2);
  });

  it('sends nothing once the address is proved', async () => {
    const person = await register();
    await person.confirm(await person.getCode());
    time.advance(MINUTE_MS);
    expect((await person.resend()).status).toBe(202);
    expect(await findMailedCode(target, database, person.id)).toBeNull();
  });
});
