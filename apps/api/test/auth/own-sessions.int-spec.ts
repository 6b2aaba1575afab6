/** Somebody's log-ins: the list, and the end of one or all others. */
import { ownSessionListSchema, type OwnSession } from '@lastseat/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { expectProblem, send } from '../support/http.js';
import { followLive, sendRaw } from '../support/live-client.js';
import { listFacts, typesOf } from '../support/mailed-secrets.js';
import { RecordingReceiver } from '../support/outbox.js';
import { newAccount, readSignIn, refresh, signUp, type SignedIn } from '../support/visitor.js';

const database = useDatabase();
const told = new RecordingReceiver('told', true);
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, {}, {}, [told]);
});
afterAll(() => target.close());

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

const ask = ({ accessToken }: SignedIn, method: string, path = '') =>
  send(target.origin, method, `/api/auth/sessions${path}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });

async function list(who: SignedIn): Promise<OwnSession[]> {
  return ownSessionListSchema.parse(JSON.parse((await ask(who, 'GET')).text)).data;
}

/** One account, signed in twice. */
async function signInTwice() {
  const account = newAccount();
  const first = await signUp(target.origin, account);
  const { email, password } = account;
  const answer = await send(target.origin, 'POST', '/api/auth/login', {
    headers: { 'user-agent': firefox },
    body: { email, password },
  });
  return { first, second: readSignIn(answer) };
}

describe('The list of log-ins', () => {
  it('names the device, marks the one that asks, and has the last used first', async () => {
    const { first, second } = await signInTwice();
    expect((await refresh(target.origin, first.refreshToken)).status).toBe(200);
    const seen = await list(second);
    expect(seen.map(({ device, isCurrent }) => [device, isCurrent])).toEqual([
      [null, false],
      ['Firefox on Linux', true],
    ]);
    expect(seen[0]!.lastUsedAt > seen[0]!.createdAt).toBe(true);
  });

  it("has nobody else's", async () => {
    const [{ first }, other] = [await signInTwice(), await signUp(target.origin)];
    const [foreign] = await list(other);
    expectProblem(await ask(first, 'DELETE', `/${foreign!.id}`), 404, 'session_not_found');
    expect((await refresh(target.origin, other.refreshToken)).status).toBe(200);
  });
});

describe('Ending a log-in', () => {
  it('lets it refresh no more, and is told once', async () => {
    const { first, second } = await signInTwice();
    const other = (await list(second)).find(({ isCurrent }) => !isCurrent)!;
    expect((await ask(second, 'DELETE', `/${other.id}`)).status).toBe(204);
    expectProblem(await refresh(target.origin, first.refreshToken), 401, 'session_expired');
    expectProblem(await ask(second, 'DELETE', `/${other.id}`), 404, 'session_not_found');
    expect((await list(second)).map(({ isCurrent }) => isCurrent)).toEqual([true]);
  });

  it('tells its sockets at once, and no socket of another log-in', async () => {
    const { first, second } = await signInTwice();
    const clients = await Promise.all([first, second].map(() => followLive(target.origin)));
    const [ended, kept] = clients.map(({ socket }) => socket);
    let isKeptTold = false;
    kept!.on('sessionEnded', () => (isKeptTold = true));
    const isTold = new Promise<void>((resolve) => void ended!.on('sessionEnded', resolve));
    await sendRaw(ended!, 'signIn', { accessToken: first.accessToken });
    await sendRaw(kept!, 'signIn', { accessToken: second.accessToken });
    expect((await ask(second, 'DELETE')).status).toBe(204);
    await isTold;
    // What was sent to it before is there by the time that it is answered.
    await sendRaw(kept!, 'signIn', { accessToken: second.accessToken });
    expect(isKeptTold).toBe(false);
    for (const client of clients) client.close();
  });

  it('of all others leaves the one that asks', async () => {
    const { first, second } = await signInTwice();
    expect((await ask(second, 'DELETE')).status).toBe(204);
    expectProblem(await refresh(target.origin, first.refreshToken), 401, 'session_expired');
    expect((await refresh(target.origin, second.refreshToken)).status).toBe(200);
  });
});

describe('A log-in from a device', () => {
  it('that was not seen before is told of, and the next one from there is not', async () => {
    const account = newAccount();
    const { user } = await signUp(target.origin, account);
    const logIn = (agent: string) =>
      send(target.origin, 'POST', '/api/auth/login', {
        headers: { 'user-agent': agent },
        body: { email: account.email, password: account.password },
      });
    for (const agent of [firefox, firefox, 'curl/8']) expect((await logIn(agent)).status).toBe(200);
    const facts = typesOf(await listFacts(database, told, user.id));
    expect(facts.filter((type) => type === 'account.signedInFromNewDevice')).toHaveLength(1);
  });
});
