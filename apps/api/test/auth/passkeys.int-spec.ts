/** Passkeys: added with the password, logged in with, named, removed; and what does not get in by one. */
import {
  addedPasskeySchema,
  passkeyCreationSchema,
  passkeyRequestSchema,
  secondFactorSchema,
  type AddedPasskey,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHALLENGE_MS } from '../../src/auth/second-factor/challenge-signer.js';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { expectProblem, send } from '../support/http.js';
import { listFacts } from '../support/mailed-secrets.js';
import { RecordingReceiver } from '../support/outbox.js';
import { readAs } from '../support/person.js';
import { proveAddress } from '../support/second-factors.js';
import { SoftPasskey } from '../support/soft-passkey.js';
import { goodPassword as password, readSignIn, signUp } from '../support/visitor.js';

const origin = 'https://tickets.example';
const database = useDatabase();
const time = manualClock();
const told = new RecordingReceiver('told', true);
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, { PUBLIC_URL: origin }, { clock: time.clock }, [told]);
});
afterAll(() => target.close());

const makeDevice = (isCounting = true) => new SoftPasskey('tickets.example', origin, isCounting);
const post = (path: string, body: object) =>
  send(target.origin, 'POST', `/api/auth${path}`, { body });

async function register() {
  const { user, accessToken } = await signUp(target.origin);
  await proveAddress(database, user.id);
  const ask = (method: string, path: string, body?: object) =>
    send(target.origin, method, `/api/auth${path}`, {
      headers: { authorization: `Bearer ${accessToken}` },
      body,
    });
  const begin = async () =>
    readAs(
      passkeyCreationSchema,
      await ask('POST', '/second-factor/passkey-creation', { password }),
    );
  const add = (credential: object, name = 'My phone') =>
    ask('POST', '/second-factor/passkeys', { name, credential });
  return { ...user, ask, begin, add };
}

/** Somebody with a passkey. */
async function registerWithPasskey(device = makeDevice()) {
  const person = await register();
  const created = await person.add(device.create(await person.begin()));
  const { passkey, recoveryCodes } = readAs(addedPasskeySchema, created);
  const describeFactors = async () =>
    readAs(secondFactorSchema, await person.ask('GET', '/second-factor'));
  return { ...person, device, passkey, recoveryCodes, describeFactors };
}

async function beginLogIn(): Promise<string> {
  time.advance(1);
  return readAs(passkeyRequestSchema, await post('/login/passkey/begin', {})).challenge;
}

const show = (credential: object) => post('/login/passkey', { credential });

describe('A passkey', () => {
  it('opens a session without a password', async () => {
    const person = await registerWithPasskey();
    expect(person.passkey).toMatchObject({ name: 'My phone', lastUsedAt: null });
    expect(person.recoveryCodes).toHaveLength(10);
    const { user } = readSignIn(await show(person.device.show(await beginLogIn())));
    expect(user.id).toBe(person.id);
    const { passkeys } = await person.describeFactors();
    expect(passkeys).toEqual([{ ...person.passkey, lastUsedAt: time.clock().toISOString() }]);
  });

  it('is asked for after the password of an account that has one', async () => {
    const person = await registerWithPasskey();
    const answer = await post('/login', { email: person.email, password });
    expect(JSON.parse(answer.text)).toMatchObject({ secondStep: { methods: ['passkey'] } });
  });

  it('is named anew, and removed with the password, and then opens nothing', async () => {
    const { ask, device, passkey, describeFactors } = await registerWithPasskey();
    const path = `/second-factor/passkeys/${passkey.id}`;
    expect((await ask('PATCH', path, { name: ' My  key ' })).status).toBe(200);
    expect((await describeFactors()).passkeys[0]?.name).toBe('My key');
    const wrong = await ask('DELETE', path, { password: 'not the password' });
    expectProblem(wrong, 401, 'invalid_credentials');
    expect((await ask('DELETE', path, { password })).status).toBe(204);
    expectProblem(await show(device.show(await beginLogIn())), 401, 'invalid_passkey');
    expect(await describeFactors()).toEqual({ totp: null, passkeys: [], recoveryCodesLeft: 0 });
  });

  it("of somebody else's can be neither named nor removed", async () => {
    const [one, other] = [await registerWithPasskey(), await registerWithPasskey()];
    const path = `/second-factor/passkeys/${other.passkey.id}`;
    expectProblem(await one.ask('PATCH', path, { name: 'Mine' }), 404, 'factor_not_found');
    expectProblem(await one.ask('DELETE', path, { password }), 404, 'factor_not_found');
    expect((await other.describeFactors()).passkeys).toEqual([other.passkey]);
  });
});

describe('Adding a passkey', () => {
  it('asks for the password', async () => {
    const person = await register();
    const wrong = { password: 'not the password' };
    const answer = await person.ask('POST', '/second-factor/passkey-creation', wrong);
    expectProblem(answer, 401, 'invalid_credentials');
  });

  it('takes no key of another site, of another account, or without a finger or a PIN', async () => {
    const [person, other] = [await register(), await register()];
    const options = await person.begin();
    const device = makeDevice();
    const refused = [
      device.create(options, { origin: 'https://other.example' }),
      device.create(options, { isVerified: false }),
      new SoftPasskey('other.example', origin).create(options),
      device.create(await other.begin()),
      device.create({ challenge: await beginLogIn() }),
      device.create({ challenge: 'bm90IG91cnM' }),
    ];
    for (const credential of refused) {
      expectProblem(await person.add(credential), 401, 'invalid_passkey');
    }
    expect((await person.add(device.create(options))).status).toBe(201);
  });

  it('has five minutes, and ends with a change of the password', async () => {
    const person = await register();
    const late = await person.begin();
    time.advance(CHALLENGE_MS);
    expectProblem(await person.add(makeDevice().create(late)), 401, 'invalid_passkey');
    const overtaken = await person.begin();
    const change = { currentPassword: password, newPassword: 'the next password' };
    expect((await person.ask('PATCH', '/password', change)).status).toBe(204);
    expectProblem(await person.add(makeDevice().create(overtaken)), 401, 'invalid_passkey');
  });

  it('of the same key twice at once adds it once', async () => {
    const person = await register();
    const credential = makeDevice().create(await person.begin());
    const answers = await concurrently(4, () => person.add(credential));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 201: 1, 409: 3 });
  });

  it('ends at twenty, however many come at once', async () => {
    const person = await register();
    const options = await person.begin();
    const answers = await concurrently(22, () => person.add(makeDevice().create(options)));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 201: 20, 409: 2 });
    const [row] = await database.query(
      `SELECT count(*)::int AS count FROM "Passkey" WHERE "userId" = $1`,
      [person.id],
    );
    expect(row).toEqual({ count: 20 });
    const given = answers
      .filter(({ status }) => status === 201)
      .map(({ text }) => (JSON.parse(text) as AddedPasskey).recoveryCodes.length);
    expect(given.filter((count) => count > 0)).toEqual([10]);
  });
});

describe('A log-in by passkey', () => {
  it.each([
    ['counts', true],
    ['counts nothing', false],
  ])(
    'takes what was signed by a device that %s once, however often it is sent',
    async (_words, isCounting) => {
      const { device, id } = await registerWithPasskey(makeDevice(isCounting));
      const shown = device.show(await beginLogIn());
      const answers = await concurrently(4, () => show(shown));
      expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 200: 1, 401: 3 });
      expectProblem(await show(shown), 401, 'invalid_passkey');
      const [row] = await database.query(
        `SELECT count(*)::int AS count FROM "Session" WHERE "userId" = $1`,
        [id],
      );
      expect(row).toEqual({ count: 2 });
    },
  );

  it('has five minutes', async () => {
    const { device } = await registerWithPasskey();
    const challenge = await beginLogIn();
    time.advance(CHALLENGE_MS);
    expectProblem(await show(device.show(challenge)), 401, 'invalid_passkey');
  });

  it('takes nothing of another site, another key, an unknown one, or without a finger or a PIN', async () => {
    const { device } = await registerWithPasskey();
    const challenge = await beginLogIn();
    const right = device.show(challenge);
    const other = makeDevice().show(challenge);
    const refused = [
      device.show(challenge, { origin: 'https://other.example' }),
      device.show(challenge, { isVerified: false }),
      { ...right, response: { ...right.response, signature: other.response.signature } },
      other,
      device.show('bm90IG91cnM'),
      { ...right, response: { ...right.response, clientDataJSON: 'bm90IEpTT04' } },
    ];
    for (const credential of refused) {
      expectProblem(await show(credential), 401, 'invalid_passkey');
    }
    readSignIn(await show(device.show(challenge)));
  });

  it('takes no device whose count goes back: it is a copy', async () => {
    const { device } = await registerWithPasskey();
    const [first, second] = [await beginLogIn(), await beginLogIn()];
    const copied = device.show(second);
    readSignIn(await show(device.show(first)));
    expectProblem(await show(copied), 401, 'invalid_passkey');
  });

  it('is told of when its passkey was added, and when it was removed', async () => {
    const { id, ask, passkey } = await registerWithPasskey();
    await ask('DELETE', `/second-factor/passkeys/${passkey.id}`, { password });
    const missing = await ask('DELETE', `/second-factor/passkeys/${newId()}`, { password });
    expectProblem(missing, 404, 'factor_not_found');
    const facts = await listFacts(database, told, id);
    const changes = facts.flatMap((fact) =>
      fact.type === 'account.secondFactorChanged' ? [fact.change] : [],
    );
    expect(changes).toEqual(['passkey-added', 'passkey-removed']);
  });
});
