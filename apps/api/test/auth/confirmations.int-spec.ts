/** The second factor asked for again, before what is dangerous: where it is, for how long, and by what. */
import { insertOrganiser } from '@lastseat/test-data';
import { Secret } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIRMATION_MS } from '../../src/auth/confirmations.service.js';
import { SealService } from '../../src/auth/second-factor/seal.service.js';
import { MembershipsService } from '../../src/memberships/memberships.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createUsers } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { wrongCode } from '../support/mailed-secrets.js';
import { makeTotpCode, plantPasskey, proveAddress } from '../support/second-factors.js';
import { SoftPasskey } from '../support/soft-passkey.js';
import { goodPassword as password, readSignIn, signUp } from '../support/visitor.js';

const STEP_MS = 30_000;
const origin = 'https://tickets.example';
const database = useDatabase();
const time = manualClock();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, { PUBLIC_URL: origin }, { clock: time.clock });
});
afterAll(() => target.close());

const askWith = (token: string) => (method: string, path: string, body?: object) =>
  send(target.origin, method, `/api${path}`, {
    headers: { authorization: `Bearer ${token}` },
    body,
  });

async function register() {
  const { user, accessToken } = await signUp(target.origin);
  await proveAddress(database, user.id);
  return { ...user, ask: askWith(accessToken) };
}

/** Owns an organiser, and has a passkey and an app that no code of was used; their log-in is from before. */
async function registerOwner() {
  const person = await register();
  const [memberId = ''] = await createUsers(database, 1);
  const organiserId = await insertOrganiser(database.query.bind(database), [
    { userId: person.id, role: 'owner' },
    { userId: memberId, role: 'door' },
  ]);
  const device = new SoftPasskey('tickets.example', origin);
  const passkeyId = await plantPasskey(database, person.id, device);
  const { bytes, base32: key } = new Secret();
  await database.query(
    `INSERT INTO "TotpSecret" ("userId", secret, "createdAt", "confirmedAt") VALUES ($1, $2, now(), now())`,
    [person.id, Buffer.from(target.app.get(SealService).seal(bytes, person.id))],
  );
  const codeOfNow = () => makeTotpCode(key, time.clock());
  const confirm = (code = codeOfNow()) => person.ask('POST', '/auth/confirmation/code', { code });
  const members = `/organisers/${organiserId}/members`;
  const demand = (requiresSecondFactor: boolean) =>
    person.ask('PUT', `/organisers/${organiserId}/second-factor`, { requiresSecondFactor });
  return {
    ...person,
    organiserId,
    memberId,
    members,
    device,
    passkeyId,
    codeOfNow,
    confirm,
    demand,
  };
}

type Owner = Awaited<ReturnType<typeof registerOwner>>;

/** Each as it would be done, were it not for the second factor. */
const dangerous: Record<string, (owner: Owner) => ReturnType<Owner['ask']>> = {
  "a member's role": ({ ask, members, memberId }) =>
    ask('PATCH', `${members}/${memberId}`, { role: 'owner' }),
  'an invitation': ({ ask, members }) =>
    ask('POST', members, { email: 'next@example.com', role: 'owner' }),
  'a member to be taken out': ({ ask, members, memberId }) =>
    ask('DELETE', `${members}/${memberId}`),
  'the demand of second factors': ({ demand }) => demand(true),
  'another address': ({ ask }) =>
    ask('PATCH', '/auth/email', { email: 'another@example.com', password }),
  'another password': ({ ask }) =>
    ask('PATCH', '/auth/password', { currentPassword: password, newPassword: 'the next password' }),
  'another passkey': ({ ask }) => ask('POST', '/auth/second-factor/passkey-creation', { password }),
  'new recovery codes': ({ ask }) =>
    ask('POST', '/auth/second-factor/recovery-codes', { password }),
  'a passkey to be removed': ({ ask, passkeyId }) =>
    ask('DELETE', `/auth/second-factor/passkeys/${passkeyId}`, { password }),
  'the app to be removed': ({ ask }) => ask('DELETE', '/auth/second-factor/totp', { password }),
  'the end of the account': async ({ ask, organiserId }) => {
    const others = `DELETE FROM "Member" WHERE "organiserId" = $1`;
    await database.query(others, [organiserId]);
    return ask('DELETE', '/auth/me', { password });
  },
};

describe('What is dangerous', () => {
  it.each(Object.entries(dangerous))('asks for the second factor first: %s', async (_name, act) => {
    const owner = await registerOwner();
    expectProblem(await act(owner), 403, 'confirmation_required');
    expect((await owner.confirm()).status).toBe(204);
    expect((await act(owner)).status).toBeLessThan(300);
  });

  it('asks nothing more of those who have none', async () => {
    const person = await register();
    const organiserId = await insertOrganiser(database.query.bind(database), [
      { userId: person.id, role: 'owner' },
    ]);
    const invitation = { email: 'next@example.com', role: 'door' };
    const invited = await person.ask('POST', `/organisers/${organiserId}/members`, invitation);
    expect(invited.status).toBe(201);
    expect((await person.ask('DELETE', '/auth/me', { password: 'wrong' })).status).toBe(401);
  });

  it('that was not asked to begin with is not counted as a wrong password', async () => {
    const owner = await registerOwner();
    const renew = () => owner.ask('POST', '/auth/second-factor/recovery-codes', { password });
    for (let time = 0; time < 10; time += 1) {
      expectProblem(await renew(), 403, 'confirmation_required');
    }
    await owner.confirm();
    expect((await renew()).status).toBe(201);
  });
});

describe('A confirmation', () => {
  it('holds for ten minutes, in the log-in that it was given in', async () => {
    const owner = await registerOwner();
    const elsewhere = askWith(await target.tokenFor(owner.id));
    await owner.confirm();
    const invite = (ask: Owner['ask'], email: string) =>
      ask('POST', owner.members, { email, role: 'door' });
    expectProblem(await invite(elsewhere, 'one@example.com'), 403, 'confirmation_required');
    time.advance(CONFIRMATION_MS - 1);
    expect((await invite(owner.ask, 'two@example.com')).status).toBe(201);
    time.advance(1);
    expectProblem(await invite(owner.ask, 'three@example.com'), 403, 'confirmation_required');
  });

  it('ends with its log-in, though the access token lives on', async () => {
    const owner = await registerOwner();
    await owner.confirm();
    const elsewhere = askWith(await target.tokenFor(owner.id));
    expect((await elsewhere('DELETE', '/auth/sessions')).status).toBe(204);
    expectProblem(await owner.demand(true), 403, 'confirmation_required');
  });

  it('is given by a log-in that took the second step, and by one with a passkey', async () => {
    const owner = await registerOwner();
    const login = await send(target.origin, 'POST', '/api/auth/login', {
      body: { email: owner.email, password },
    });
    const { challenge } = (JSON.parse(login.text) as { secondStep: { challenge: string } })
      .secondStep;
    const body = { challenge, code: owner.codeOfNow() };
    const byCode = readSignIn(await send(target.origin, 'POST', '/api/auth/login/code', { body }));
    const shown = { credential: owner.device.show(await beginPasskey()) };
    const byPasskey = readSignIn(
      await send(target.origin, 'POST', '/api/auth/login/passkey', { body: shown }),
    );
    for (const { accessToken } of [byCode, byPasskey]) {
      const path = `/organisers/${owner.organiserId}/second-factor`;
      const answer = await askWith(accessToken)('PUT', path, { requiresSecondFactor: true });
      expect(answer.status).toBe(204);
    }
  });

  it('by a code is given once, however many come at once', async () => {
    const owner = await registerOwner();
    const code = owner.codeOfNow();
    const answers = await concurrently(5, () => owner.confirm(code));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 204: 1, 422: 4 });
  });

  it('has seven tries, and then a right code is refused as well', async () => {
    const owner = await registerOwner();
    const wrong = wrongCode(owner.codeOfNow());
    const answers = await concurrently(9, () => owner.confirm(wrong));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 422: 7, 429: 2 });
    expectProblem(await owner.confirm(), 429, 'too_many_requests');
    expectProblem(await owner.demand(true), 403, 'confirmation_required');
  });

  it("by a passkey is given once, and by nobody else's", async () => {
    const [owner, other] = [await registerOwner(), await registerOwner()];
    const confirmBy = (credential: object) =>
      owner.ask('POST', '/auth/confirmation/passkey', { credential });
    const foreign = await confirmBy(other.device.show(await beginPasskey()));
    expectProblem(foreign, 401, 'invalid_passkey');
    expectProblem(await owner.demand(true), 403, 'confirmation_required');
    const own = owner.device.show(await beginPasskey());
    const answers = await concurrently(4, () => confirmBy(own));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 204: 1, 401: 3 });
    expect((await owner.demand(true)).status).toBe(204);
  });

  it('is given by the first factor that is added', async () => {
    const person = await register();
    const begun = await person.ask('POST', '/auth/second-factor/totp', { password });
    const { key } = JSON.parse(begun.text) as { key: string };
    const code = makeTotpCode(key, time.clock());
    await person.ask('POST', '/auth/second-factor/totp/confirm', { code });
    const next = await person.ask('POST', '/auth/second-factor/passkey-creation', { password });
    expect(next.status).toBe(200);
  });
});

describe('A factor', () => {
  it('is only for those whose address is proved', async () => {
    const { accessToken } = await signUp(target.origin);
    for (const path of ['totp', 'passkey-creation']) {
      const answer = await askWith(accessToken)('POST', `/auth/second-factor/${path}`, {
        password,
      });
      expectProblem(answer, 403, 'email_not_verified');
    }
  });

  it('that was begun before there was another one is added only with that', async () => {
    const person = await register();
    const begun = await person.ask('POST', '/auth/second-factor/totp', { password });
    const { key } = JSON.parse(begun.text) as { key: string };
    const creation = await person.ask('POST', '/auth/second-factor/passkey-creation', { password });
    const options = JSON.parse(creation.text) as { challenge: string };
    await plantPasskey(database, person.id, new SoftPasskey('tickets.example', origin));
    const code = makeTotpCode(key, time.clock());
    const app = await person.ask('POST', '/auth/second-factor/totp/confirm', { code });
    expectProblem(app, 403, 'confirmation_required');
    const credential = new SoftPasskey('tickets.example', origin).create(options);
    const input = { name: 'A phone', credential };
    const passkey = await person.ask('POST', '/auth/second-factor/passkeys', input);
    expectProblem(passkey, 403, 'confirmation_required');
  });
});

describe('The demand of second factors', () => {
  it('is refused to an owner who has none, and written down when it is made', async () => {
    const person = await register();
    const organiserId = await insertOrganiser(database.query.bind(database), [
      { userId: person.id, role: 'owner' },
    ]);
    const path = `/organisers/${organiserId}/second-factor`;
    const alone = await person.ask('PUT', path, { requiresSecondFactor: true });
    expectProblem(alone, 403, 'second_factor_required');
    const owner = await registerOwner();
    await owner.confirm();
    for (const wish of [true, true, false]) expect((await owner.demand(wish)).status).toBe(204);
    const rows = await database.query(
      `SELECT changes FROM "Activity" WHERE "organiserId" = $1 ORDER BY id`,
      [owner.organiserId],
    );
    expect(rows).toEqual([
      { changes: { requiresSecondFactor: { before: false, after: true } } },
      { changes: { requiresSecondFactor: { before: true, after: false } } },
    ]);
  });

  it('lets in the member who has set one up, also to what is sent live', async () => {
    const owner = await registerOwner();
    await owner.confirm();
    await owner.demand(true);
    const member = askWith(await target.tokenFor(owner.memberId));
    const look = () => member('GET', `/organisers/${owner.organiserId}/events`);
    const memberships = target.app.get(MembershipsService);
    const person = { id: owner.memberId, role: 'attendee' } as const;
    const subject = { organiserId: owner.organiserId };
    const listAllowed = () => memberships.listAllowed([person], subject, 'roster.read');
    expectProblem(await look(), 403, 'second_factor_required');
    expect(await listAllowed()).toEqual(new Set());
    await plantPasskey(database, owner.memberId, new SoftPasskey('tickets.example', origin));
    expect((await look()).status).toBe(200);
    expect(await listAllowed()).toEqual(new Set([owner.memberId]));
    const own = await member('GET', '/organisers');
    expect(JSON.parse(own.text)).toMatchObject({ data: [{ requiresSecondFactor: true }] });
  });
});

async function beginPasskey(): Promise<string> {
  time.advance(STEP_MS);
  const answer = await send(target.origin, 'POST', '/api/auth/login/passkey/begin', { body: {} });
  return (JSON.parse(answer.text) as { challenge: string }).challenge;
}
