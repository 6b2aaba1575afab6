/** What one visitor may take of the sockets: connections of an address, messages of a socket. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/common/config/config.js';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { send } from '../support/http.js';
import { followLive, sendRaw, type LiveClient } from '../support/live-client.js';

const database = useDatabase();
const running: TestApp[] = [];
const clients: LiveClient[] = [];
const time = manualClock();

afterEach(async () => {
  clients.splice(0).forEach((client) => client.close());
  await Promise.all(running.splice(0).map((app) => app.close()));
});

async function start(overrides: Partial<Config>): Promise<TestApp> {
  const app = await startApp(database.url, overrides, { clock: time.clock });
  running.push(app);
  return app;
}

async function follow(
  { origin }: TestApp,
  address = '203.0.113.7',
  transport: 'websocket' | 'polling' = 'websocket',
): Promise<LiveClient> {
  const client = await followLive(origin, {
    extraHeaders: { 'x-forwarded-for': address },
    transports: [transport],
  });
  clients.push(client);
  return client;
}

describe('The sockets of one address', () => {
  const limits = { TRUST_PROXY: 'loopback', SOCKETS_PER_ADDRESS: 2 };

  it('are as many as allowed; those of another address are not its business', async () => {
    const app = await start(limits);
    const [first] = [await follow(app), await follow(app, undefined, 'polling')];
    await expect(follow(app)).rejects.toThrow();
    const answer = await send(app.origin, 'GET', '/socket.io/?EIO=4&transport=polling', {
      headers: { 'x-forwarded-for': '203.0.113.7' },
    });
    expect([answer.status, answer.text]).toEqual([
      403,
      '{"code":4,"message":"Too many attempts, try again later"}',
    ]);
    await follow(app, '203.0.113.8');
    expect(await first.watch()).toEqual([]);
  });

  it('that come all at once are not more either', async () => {
    const app = await start(limits);
    const opened = await Promise.allSettled(Array.from({ length: 20 }, () => follow(app)));
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });

  it('make room when they go', async () => {
    const app = await start(limits);
    const [first] = [await follow(app), await follow(app)];
    await expect(follow(app)).rejects.toThrow();
    first.close();
    await eventually('room for one more', () =>
      follow(app).then(
        () => true,
        () => false,
      ),
    );
    await expect(follow(app)).rejects.toThrow();
  });

  it('are not counted for the web server on this machine, behind which everybody is', async () => {
    const app = await start({ SOCKETS_PER_ADDRESS: 1 });
    await follow(app);
    await follow(app);
  });
});

describe('The messages of one socket', () => {
  const ask = ({ socket }: LiveClient) => sendRaw(socket, 'watch', { eventIds: [] });

  it('past the limit are answered as too many, until the ten seconds are over', async () => {
    const app = await start({ SOCKET_MESSAGE_LIMIT: 3 });
    const [client, other] = [await follow(app), await follow(app)];
    const answers = [await ask(client), await ask(client), await ask(client), await ask(client)];
    expect(answers.slice(0, 3)).toEqual([[], [], []]);
    expect(answers[3]).toMatchObject({ status: 429, code: 'too_many_requests' });
    expect(await ask(other)).toEqual([]);
    time.advance(10_000);
    expect(await ask(client)).toEqual([]);
  });

  it('that are a flood cost the connection, whatever they are, and no other one', async () => {
    const app = await start({ SOCKET_MESSAGE_LIMIT: 3 });
    const [client, other] = [await follow(app), await follow(app)];
    const lost = new Promise((resolve) => client.socket.once('disconnect', resolve));
    for (let times = 0; times <= 15; times++)
      client.socket.emit('anything' as 'watch', {} as never, () => undefined);
    await lost;
    expect(await ask(other)).toEqual([]);
  });
});
