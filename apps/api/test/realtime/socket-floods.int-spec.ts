/** Connections that take what they can: packets below the messages, answers that they never read, places. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/common/config/config.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent } from '../support/factories.js';
import { expectProblem, send, sendBytes } from '../support/http.js';
import { followLive } from '../support/live-client.js';
import {
  connectTo,
  openRawSocket,
  ping,
  pong,
  text,
  watch,
  type RawSocket,
} from '../support/raw-socket.js';

const database = useDatabase();
const running: TestApp[] = [];
const sockets: RawSocket[] = [];

afterEach(async () => {
  sockets.splice(0).forEach((socket) => socket.close());
  await Promise.all(running.splice(0).map((app) => app.close()));
});

async function start(overrides: Partial<Config>): Promise<TestApp> {
  const app = await startApp(database.url, overrides);
  running.push(app);
  return app;
}

async function open({ origin }: TestApp): Promise<RawSocket> {
  const socket = await openRawSocket(origin);
  sockets.push(socket);
  return socket;
}

async function readMetric({ origin }: TestApp, line: string): Promise<number> {
  const { text } = await send(origin, 'GET', '/api/metrics');
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return Number(found?.slice(line.length + 1) ?? NaN);
}

const countCuts = (app: TestApp, reason: string) =>
  readMetric(app, `lastseat_live_sockets_cut_total{reason="${reason}"}`);

const times = (count: number, frame: () => Buffer) => Array.from({ length: count }, frame);
const POLLING = '/socket.io/?EIO=4&transport=polling';

/** A session of polls that has joined the namespace, and has not read that it has. */
async function openPolls({ origin }: TestApp): Promise<string> {
  const { text } = await send(origin, 'GET', POLLING);
  const { sid } = JSON.parse(text.slice(1)) as { sid: string };
  const path = `${POLLING}&sid=${sid}`;
  await send(origin, 'POST', path, { body: '40' });
  return path;
}

describe('A flood of packets', () => {
  it.each<[string, Buffer[]]>([
    ['pongs that nobody asked for', times(60, pong)],
    ['pings of WebSocket itself', times(60, () => ping('x'.repeat(125)))],
    ['acknowledgements', times(60, () => text('431[]'))],
    ['bytes', times(3, () => text(`42["x","${'x'.repeat(60_000)}"]`))],
  ])('of %s costs the connection, and no other one', async (_what, frames) => {
    const app = await start({ SOCKET_MESSAGE_LIMIT: 10 });
    const [flooding, other] = [await open(app), await followLive(app.origin)];
    await flooding.join();
    void flooding.send(...frames);
    await flooding.ended;
    expect(await countCuts(app, 'flood')).toBe(1);
    expect(await other.watch()).toEqual([]);
    other.close();
  });

  it('costs a session of polls as well', async () => {
    const app = await start({ SOCKET_MESSAGE_LIMIT: 10 });
    const path = await openPolls(app);
    await send(app.origin, 'POST', path, { body: Array(60).fill('3').join('\x1e') });
    expect((await send(app.origin, 'GET', path)).status).toBe(400);
    expect(await countCuts(app, 'flood')).toBe(1);
  });
});

describe('A connection that comes to the namespace more than once', () => {
  it.each([
    ['the same', ['', '']],
    ['others, which do not exist', ['/one', '/two']],
  ])('is cut: %s', async (_which, namespaces) => {
    const app = await start({});
    const socket = await open(app);
    void socket.send(...namespaces.map(connectTo));
    await socket.ended;
    expect(await countCuts(app, 'second_connect')).toBe(1);
  });
});

describe('A connection that does not read', () => {
  const manyEvents = () =>
    Promise.all(
      Array.from(
        { length: 200 },
        async () => (await createEvent(database, { totalTickets: 5 })).id,
      ),
    );

  const expectNothingHeld = (app: TestApp) =>
    eventually('nothing of it is left', async () => {
      const held = await readMetric(app, 'lastseat_live_sockets_held_bytes');
      return held === 0 && (await readMetric(app, 'lastseat_live_sockets')) === 0;
    });

  it('is cut when its answers take too much, and nothing of them is left', async () => {
    const [app, eventIds] = [await start({ SOCKET_MESSAGE_LIMIT: 100_000 }), await manyEvents()];
    const [socket, other] = [await open(app), await followLive(app.origin)];
    await socket.join();
    socket.stopReading();
    let isCut = false;
    void socket.ended.then(() => (isCut = true));
    while (!isCut) {
      // With its pongs, blindly: silence would end it as well.
      await socket.send(pong(), watch(eventIds, '1'));
      // Whose turn comes after it. Who sends much at once would be read again only after a rest.
      await other.watch(eventIds[0]!);
    }
    other.close();
    expect(await countCuts(app, 'slow_reader')).toBe(1);
    await expectNothingHeld(app);
  });

  it('is cut when it is a session whose polls do not come', async () => {
    const [app, eventIds] = [await start({ SOCKET_MESSAGE_LIMIT: 100_000 }), await manyEvents()];
    const path = await openPolls(app);
    const body = `421${JSON.stringify(['watch', { eventIds }])}`;
    // The request that meets the cut may end without an answer.
    const isTaken = () =>
      send(app.origin, 'POST', path, { body }).then(
        ({ status }) => status === 200,
        () => false,
      );
    while (await isTaken());
    expect(await countCuts(app, 'slow_reader')).toBe(1);
    await expectNothingHeld(app);
  });
});

describe('A process that has as many sockets as it keeps', () => {
  it('refuses the next one with 503, however it comes, until another goes', async () => {
    const app = await start({ SOCKETS_PER_PROCESS: 2 });
    const [first] = [await open(app), await followLive(app.origin)];
    const answer = await send(app.origin, 'GET', POLLING);
    expectProblem(answer, 503, 'busy');
    expect(answer.headers).toMatchObject({
      'retry-after': '5',
      'x-content-type-options': 'nosniff',
    });
    const refused = await open(app);
    await refused.ended;
    expect(refused.received()).toMatch(/^HTTP\/1\.1 503 .*"code":"busy"/s);
    expect(
      await readMetric(app, 'lastseat_live_sockets_refused_total{reason="process_full"}'),
    ).toBe(2);
    first.close();
    await eventually('room for one more', async () => {
      return (await send(app.origin, 'GET', POLLING)).status === 200;
    });
  });

  it('takes no more of those that come in one chunk either', async () => {
    const app = await start({ SOCKETS_PER_PROCESS: 2 });
    const handshake = `GET ${POLLING} HTTP/1.1\r\nHost: x\r\n\r\n`;
    await sendBytes(app.origin, handshake.repeat(10));
    expect(await readMetric(app, 'lastseat_live_sockets')).toBe(2);
  });
});

describe('The handshake', () => {
  it('promises a ping within five seconds, so that a page knows soon when nothing comes', async () => {
    const { text } = await send((await start({})).origin, 'GET', POLLING);
    expect(JSON.parse(text.slice(1))).toMatchObject({ pingInterval: 5_000, pingTimeout: 20_000 });
  });
});

describe('A session that polls and begins to turn into a WebSocket', () => {
  it('is answered by the poll that waits', async () => {
    const app = await start({});
    const { text } = await send(app.origin, 'GET', POLLING);
    const { sid } = JSON.parse(text.slice(1)) as { sid: string };
    const path = `${POLLING}&sid=${sid}`;
    const poll = send(app.origin, 'GET', path);
    sockets.push(await openRawSocket(app.origin, path.replace('polling', 'websocket')));
    await send(app.origin, 'POST', path, { body: '40' });
    expect((await poll).text).toMatch(/^40\{"sid"/);
  });
});
