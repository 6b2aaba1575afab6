import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { clientErrorAnswerer } from '../problems/unrouted-errors.js';
import { GatedServer } from './gated-server.js';

const TIMEOUT_MS = 200;
const timeouts = {
  headersMs: TIMEOUT_MS,
  requestMs: TIMEOUT_MS,
  checkEveryMs: 20,
  keepAliveMs: 60_000,
};

let server: Server;
let client: Socket;

afterEach(() => {
  client.destroy();
  server.close();
});

interface Sent {
  /** Read when the process comes to a stop. */
  before: string;
  meanwhile: string;
}

/** What the client gets in the end. */
async function exchange(route: RequestListener, { before, meanwhile }: Sent): Promise<string> {
  const gated = new GatedServer(timeouts, {});
  gated.connect({
    isMemoryShort: () => false,
    onBegin: () => undefined,
    onRefusal: () => undefined,
  });
  server = gated.serverFactory(route).on('clientError', clientErrorAnswerer({}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [[socket]] = (await Promise.all([once(server, 'connection'), once(client, 'connect')])) as [
    [Socket],
    unknown,
  ];
  client.write(before);
  while (socket.bytesRead < before.length) await setImmediate();
  client.write(meanwhile);
  standStill();
  const [answer] = (await once(client, 'data')) as [Buffer];
  return answer.toString().split('\r\n')[0]!;
}

/** As a process does that gets no processor, or was stopped: for longer than any request may take. */
function standStill(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * TIMEOUT_MS);
}

const get = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const post = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n';

it.each<[string, Sent]>([
  ['A request', { before: '', meanwhile: get }],
  ['The rest of its headers', { before: get.slice(0, 20), meanwhile: get.slice(20) }],
  ['A body', { before: post, meanwhile: 'body' }],
])('%s that came while the process stood still came in time', async (_what, sent) => {
  const answerOnceRead: RequestListener = (request, response) => {
    request.resume().on('end', () => response.end());
  };
  expect(await exchange(answerOnceRead, sent)).toBe('HTTP/1.1 200 OK');
});

it.each<[string, Sent]>([
  ['nothing', { before: '', meanwhile: '' }],
  ['one byte of its headers', { before: get.slice(0, 20), meanwhile: get[20]! }],
  ['one byte of its body', { before: post, meanwhile: 'b' }],
  ['one byte of its next request', { before: get + get.slice(0, 20), meanwhile: get[20]! }],
])('Who sent %s meanwhile is late all the same', async (_what, sent) => {
  expect(await exchange(() => undefined, sent)).toMatch(/^HTTP\/1.1 408 /);
});
