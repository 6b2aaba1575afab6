/** A forgotten password: who gets a link, what it opens, what it ends. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createUsers } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { getMailedToken, listFacts, typesOf } from '../support/mailed-secrets.js';
import { RecordingReceiver } from '../support/outbox.js';
import { newAccount, readSignIn, refresh, signUp } from '../support/visitor.js';

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
const askFor = (email: string) => post('/password-reset', { email });
const confirm = (token: string, password = 'the next password') =>
  post('/password-reset/confirm', { token, password });
const login = (email: string, password: string) => post('/login', { email, password });

/** Somebody with a link in their mail. */
async function forgetPassword() {
  const account = newAccount();
  const { user, refreshToken } = await signUp(target.origin, account);
  expect((await askFor(account.email)).status).toBe(202);
  const token = await getMailedToken(target, database, user.id);
  return { ...account, id: user.id, refreshToken, token };
}

describe('A link to a new password', () => {
  it('sets it, ends every log-in and proves the address', async () => {
    const { id, email, password, refreshToken, token } = await forgetPassword();
    expect((await confirm(token)).status).toBe(204);
    expectProblem(await refresh(target.origin, refreshToken), 401, 'session_expired');
    expectProblem(await login(email, password), 401, 'invalid_credentials');
    const { user } = readSignIn(await login(email, 'the next password'));
    expect(user).toMatchObject({ id, isEmailVerified: true });
    expect(typesOf(await listFacts(database, told, id))).toEqual(
      expect.arrayContaining(['account.passwordResetRequested', 'account.passwordChanged']),
    );
  });

  it('works once, also for eight at once', async () => {
    const { email, token } = await forgetPassword();
    const answers = await concurrently(8, (index) => confirm(token, `a good password ${index}`));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 204: 1, 422: 7 });
    const winner = answers.findIndex(({ status }) => status === 204);
    expect((await login(email, `a good password ${winner}`)).status).toBe(200);
  });

  it('works on after a password that is guessed first was refused', async () => {
    const { email, token } = await forgetPassword();
    const refused = expectProblem(await confirm(token, 'password1'), 400, 'invalid_request');
    expect(refused.errors?.[0]?.path).toEqual(['password']);
    expect((await confirm(token)).status).toBe(204);
    expect((await login(email, 'the next password')).status).toBe(200);
  });

  it('works for 30 minutes', async () => {
    const [early, late] = [await forgetPassword(), await forgetPassword()];
    time.advance(30 * 60_000 - 1);
    expect((await confirm(early.token)).status).toBe(204);
    time.advance(1);
    expectProblem(await confirm(late.token), 422, 'invalid_token');
  });

  it('stands nowhere in the database', async () => {
    const { id, token } = await forgetPassword();
    const rows = await database.query(
      `SELECT "PasswordReset"::text FROM "PasswordReset" WHERE "userId" = $1`,
      [id],
    );
    const facts = await listFacts(database, told, id);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify([rows, facts])).not.toContain(token);
  });

  it('that nobody was sent opens nothing', async () => {
    expectProblem(await confirm('a'.repeat(43)), 422, 'invalid_token');
  });

  it('leaves no log-in that began with the old password while it was used', async () => {
    const { id, email, password, token } = await forgetPassword();
    const [reset] = await Promise.all([
      confirm(token),
      ...Array.from({ length: 8 }, () => login(email, password)),
    ]);
    expect(reset.status).toBe(204);
    const open = await database.query(
      `SELECT id FROM "Session" WHERE "userId" = $1 AND "revokedAt" IS NULL`,
      [id],
    );
    expect(open).toEqual([]);
  });
});

describe('Asking for it', () => {
  it('is answered alike for an address that nobody has', async () => {
    const { email } = newAccount();
    await signUp(target.origin, { ...newAccount(), email });
    const answers = [await askFor(email), await askFor('nobody-at-all@example.com')];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [202, ''],
      [202, ''],
    ]);
  });

  it('again within a minute sends no second mail', async () => {
    const { id, email, token } = await forgetPassword();
    await askFor(email);
    // Of the queue, this one is the last: what came before it is done when its own is.
    await forgetPassword();
    expect(await getMailedToken(target, database, id)).toBe(token);
  });

  it('brings a guest, who never had a password, to the account', async () => {
    const [id = ''] = await createUsers(database, 1);
    const email = `${id}@example.com`;
    await signUp(target.origin, { ...newAccount(), email });
    await askFor(email);
    expect((await confirm(await getMailedToken(target, database, id))).status).toBe(204);
    expect(readSignIn(await login(email, 'the next password')).user.id).toBe(id);
  });
});
