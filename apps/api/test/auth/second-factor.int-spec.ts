/** An authenticator app and recovery codes: set up, asked for, good once, limited, removed. */
import {
  logInResultSchema,
  recoveryCodesSchema,
  secondFactorSchema,
  totpSetupSchema,
  type SecondStep,
} from '@lastseat/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHALLENGE_MS } from '../../src/auth/second-factor/challenge-signer.js';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { expectProblem, send } from '../support/http.js';
import { listFacts, wrongCode } from '../support/mailed-secrets.js';
import { RecordingReceiver } from '../support/outbox.js';
import { readAs } from '../support/person.js';
import { makeTotpCode, plantPasskey, proveAddress } from '../support/second-factors.js';
import { SoftPasskey } from '../support/soft-passkey.js';
import { goodPassword as password, readSignIn, signUp } from '../support/visitor.js';

const STEP_MS = 30_000;
const database = useDatabase();
const time = manualClock();
const told = new RecordingReceiver('told', true);
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, {}, { clock: time.clock }, [told]);
});
afterAll(() => target.close());

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
  return {
    ...user,
    ask,
    describe: async () => readAs(secondFactorSchema, await ask('GET', '/second-factor')),
    begin: async () =>
      readAs(totpSetupSchema, await ask('POST', '/second-factor/totp', { password })).key,
    confirm: (code: string) => ask('POST', '/second-factor/totp/confirm', { code }),
    logIn: () => post('/login', { email: user.email, password }),
  };
}

/** Somebody whose app is set up, and whose next code is not used yet. */
async function registerWithApp() {
  const person = await register();
  const key = await person.begin();
  const codeOfNow = () => makeTotpCode(key, time.clock());
  const { recoveryCodes } = readAs(recoveryCodesSchema, await person.confirm(codeOfNow()));
  time.advance(STEP_MS);
  const takeChallenge = async () => readSecondStep(await person.logIn()).challenge;
  return { ...person, key, codeOfNow, recoveryCodes, takeChallenge };
}

function readSecondStep(answer: Awaited<ReturnType<typeof post>>): SecondStep {
  const result = readAs(logInResultSchema, answer);
  if (!('secondStep' in result)) throw new Error('It needed no second step');
  return result.secondStep;
}

const takeStep = (challenge: string, code: string) => post('/login/code', { challenge, code });

const countSessions = async (userId: string) => {
  const statement = `SELECT count(*)::int AS count FROM "Session" WHERE "userId" = $1`;
  return (await database.query<{ count: number }>(statement, [userId]))[0]?.count;
};

describe('An authenticator app', () => {
  it('is asked for only once it has shown a right code', async () => {
    const person = await register();
    const key = await person.begin();
    const right = makeTotpCode(key, time.clock());
    readSignIn(await person.logIn());
    expectProblem(await person.confirm(wrongCode(right)), 422, 'invalid_code');
    expect((await person.describe()).totp).toBeNull();
    const { recoveryCodes } = readAs(recoveryCodesSchema, await person.confirm(right));
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await person.describe()).toEqual({
      totp: { since: time.clock().toISOString() },
      passkeys: [],
      recoveryCodesLeft: 10,
    });
    expect(readSecondStep(await person.logIn()).methods).toEqual(['totp']);
  });

  it('that has not yet shown a right code takes no step in the place of a passkey', async () => {
    const person = await register();
    const key = await person.begin();
    await plantPasskey(database, person.id, new SoftPasskey('localhost', 'http://localhost:3000'));
    const { challenge } = readSecondStep(await person.logIn());
    const code = makeTotpCode(key, time.clock());
    expectProblem(await takeStep(challenge, code), 422, 'invalid_code');
  });

  it('is begun anew as often as one likes, and the last key is the one that counts', async () => {
    const person = await register();
    const [first, last] = [await person.begin(), await person.begin()];
    const codeOf = (key: string) => makeTotpCode(key, time.clock());
    expectProblem(await person.confirm(codeOf(first)), 422, 'invalid_code');
    expect((await person.confirm(codeOf(last))).status).toBe(200);
    const again = await person.ask('POST', '/second-factor/totp', { password });
    expectProblem(again, 409, 'totp_is_on');
  });

  it('is in the database as something that does not open there', async () => {
    const person = await register();
    const key = await person.begin();
    const [row] = await database.query<{ secret: Buffer }>(
      `SELECT secret FROM "TotpSecret" WHERE "userId" = $1`,
      [person.id],
    );
    expect(row!.secret.toString('latin1')).not.toContain(key);
    expect(row!.secret).toHaveLength(12 + 16 + 20);
  });

  it('is begun, removed and given new recovery codes only with the password', async () => {
    const person = await registerWithApp();
    const wrong = { password: 'not the password' };
    for (const [method, path] of [
      ['POST', '/second-factor/totp'],
      ['DELETE', '/second-factor/totp'],
      ['POST', '/second-factor/recovery-codes'],
    ] as const) {
      expectProblem(await person.ask(method, path, wrong), 401, 'invalid_credentials');
    }
    expect((await person.describe()).recoveryCodesLeft).toBe(10);
  });

  it('that is removed takes the recovery codes along, and a password is enough again', async () => {
    const person = await registerWithApp();
    const remove = () => person.ask('DELETE', '/second-factor/totp', { password });
    expect((await remove()).status).toBe(204);
    expectProblem(await remove(), 404, 'factor_not_found');
    expect(await person.describe()).toEqual({ totp: null, passkeys: [], recoveryCodesLeft: 0 });
    const renew = await person.ask('POST', '/second-factor/recovery-codes', { password });
    expectProblem(renew, 404, 'factor_not_found');
    readSignIn(await person.logIn());
  });
});

describe('The second step of a log-in', () => {
  it('opens the session that the password alone does not', async () => {
    const person = await registerWithApp();
    const before = await countSessions(person.id);
    const begun = await person.logIn();
    expect(begun.headers['set-cookie']).toBeUndefined();
    const { challenge } = readSecondStep(begun);
    expect(await countSessions(person.id)).toBe(before);
    const asToken = { headers: { authorization: `Bearer ${challenge}` } };
    const misused = await send(target.origin, 'GET', '/api/auth/me', asToken);
    expectProblem(misused, 401, 'unauthenticated');
    const { user } = readSignIn(await takeStep(challenge, person.codeOfNow()));
    expect(user.id).toBe(person.id);
    expect(await countSessions(person.id)).toBe(before! + 1);
  });

  it('takes a code once, however many come at once', async () => {
    const person = await registerWithApp();
    const challenges = [await person.takeChallenge(), await person.takeChallenge()];
    const code = person.codeOfNow();
    const before = await countSessions(person.id);
    const answers = await concurrently(6, (index) => takeStep(challenges[index % 2]!, code));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 200: 1, 422: 5 });
    expect(await countSessions(person.id)).toBe(before! + 1);
  });

  it('takes no code from before the last one that was used', async () => {
    const person = await registerWithApp();
    const early = person.codeOfNow();
    time.advance(STEP_MS);
    readSignIn(await takeStep(await person.takeChallenge(), person.codeOfNow()));
    expectProblem(await takeStep(await person.takeChallenge(), early), 422, 'invalid_code');
  });

  it('has five minutes, and ends with a change of the password', async () => {
    const person = await registerWithApp();
    const late = await person.takeChallenge();
    time.advance(CHALLENGE_MS);
    expectProblem(await takeStep(late, person.codeOfNow()), 401, 'challenge_expired');
    const overtaken = await person.takeChallenge();
    const change = { currentPassword: password, newPassword: 'the next password' };
    expect((await person.ask('PATCH', '/password', change)).status).toBe(204);
    expectProblem(await takeStep(overtaken, person.codeOfNow()), 401, 'challenge_expired');
  });

  it('takes nothing for a challenge that is not', async () => {
    const person = await registerWithApp();
    const challenge = await person.takeChallenge();
    const [head, , signature] = challenge.split('.');
    const other = Buffer.from(JSON.stringify({ sub: 'x', password: 'y' })).toString('base64url');
    for (const forged of [`${head}.${other}.${signature}`, 'a.b.c']) {
      expectProblem(await takeStep(forged, '123456'), 401, 'challenge_expired');
    }
  });
});

describe('Tries of a code', () => {
  it('are seven, even at once, and then a right one is refused as well', async () => {
    const person = await registerWithApp();
    const challenge = await person.takeChallenge();
    const wrong = wrongCode(person.codeOfNow());
    const answers = await concurrently(9, () => takeStep(challenge, wrong));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 422: 7, 429: 2 });
    const refused = await takeStep(challenge, person.codeOfNow());
    expectProblem(refused, 429, 'too_many_requests');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('are thirty wrong ones a day, which log-ins of the owner do not wash away', async () => {
    const limits = { LOGIN_LIMIT_PER_ACCOUNT: 1_000 };
    const other = await startApp(database.url, limits, { clock: time.clock });
    const person = await registerWithApp();
    const challenge = await person.takeChallenge();
    const take = (code: string) =>
      send(other.origin, 'POST', '/api/auth/login/code', { body: { challenge, code } });
    const wrong = wrongCode(person.codeOfNow());
    const spend = (count: number) => concurrently(count, () => take(wrong));
    await spend(20);
    readSignIn(await take(person.codeOfNow()));
    const answers = await spend(12);
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 422: 10, 429: 2 });
    readSignIn(await take(person.recoveryCodes[0]!));
    await other.close();
  });
});

describe('A recovery code', () => {
  it('takes the second step once, however it is written', async () => {
    const person = await registerWithApp();
    const [code = ''] = person.recoveryCodes;
    expect(code).toMatch(/^(?:[a-z2-7]{4}-){5}[a-z2-7]{4}$/);
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ')} `;
    const challenge = await person.takeChallenge();
    const answers = await concurrently(5, () => takeStep(challenge, typed));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 200: 1, 422: 4 });
    expect((await person.describe()).recoveryCodesLeft).toBe(9);
  });

  it('works no more once there are new ones', async () => {
    const person = await registerWithApp();
    const answer = await person.ask('POST', '/second-factor/recovery-codes', { password });
    const { recoveryCodes } = readAs(recoveryCodesSchema, answer);
    const challenge = await person.takeChallenge();
    const old = await takeStep(challenge, person.recoveryCodes[0]!);
    expectProblem(old, 422, 'invalid_code');
    readSignIn(await takeStep(challenge, recoveryCodes[0]!));
  });

  it("is nobody else's", async () => {
    const [person, other] = [await registerWithApp(), await registerWithApp()];
    const challenge = await person.takeChallenge();
    expectProblem(await takeStep(challenge, other.recoveryCodes[0]!), 422, 'invalid_code');
  });
});

it('Each change of a second factor is told, and none of what is secret', async () => {
  const person = await registerWithApp();
  const [code = ''] = person.recoveryCodes;
  await takeStep(await person.takeChallenge(), code);
  await person.ask('POST', '/second-factor/recovery-codes', { password });
  await person.ask('DELETE', '/second-factor/totp', { password });
  const facts = await listFacts(database, told, person.id);
  const changes = facts.flatMap((fact) =>
    fact.type === 'account.secondFactorChanged' ? [fact.change] : [],
  );
  expect(changes).toEqual([
    'totp-added',
    'recovery-code-used',
    'recovery-codes-replaced',
    'totp-removed',
  ]);
  expect(JSON.stringify(facts)).not.toContain(code);
});
