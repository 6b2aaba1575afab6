import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RequestGate, REQUESTS_PER_TURN, type GateParts, type Refusal } from './request-gate.js';

const MOST_WAITING = 3;

describe('The gate', () => {
  let isMemoryShort: boolean;
  let refusals: Refusal[];
  let begun: string[];
  let answerLater: ServerResponse[];
  let defer: (task: () => void) => void;
  let server: ReturnType<typeof createServer>;
  let port: number;

  beforeEach(async () => {
    [isMemoryShort, refusals, begun, answerLater] = [false, [], [], []];
    defer = setImmediate;
    const route = ({ url = '' }: IncomingMessage, response: ServerResponse) => {
      begun.push(url);
      if (url === '/last') response.setHeader('connection', 'close');
      if (url === '/later') answerLater.push(response);
      else response.end('routed');
    };
    const parts: GateParts = {
      refuse: (_request, response) => response.writeHead(503).end(),
      isMemoryShort: () => isMemoryShort,
      onBegin: () => undefined,
      onRefusal: (reason) => refusals.push(reason),
      clock: { now: () => 0, after: (_ms, task) => defer(task) },
    };
    const gate = new RequestGate(route, parts, MOST_WAITING);
    server = createServer(gate.take);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  /** On a connection of its own. */
  function ask(path: string, method = 'GET'): Promise<number> {
    return new Promise((resolve, reject) => {
      const outgoing = request({ port, path, method, agent: false, host: '127.0.0.1' });
      outgoing.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      outgoing.on('error', reject);
      outgoing.end();
    });
  }

  it('answers 503 to all but the probe of the process while the memory is short', async () => {
    isMemoryShort = true;
    const paths = ['/api/events', '/api/book', '/api/health/ready', '/api/health/live'];
    expect(await Promise.all(paths.map((path) => ask(path)))).toEqual([503, 503, 503, 200]);
    expect(refusals).toEqual(['memory', 'memory', 'memory']);
    isMemoryShort = false;
    expect(await ask('/api/events')).toBe(200);
  });

  it('refuses a crowd that finds the line full in turns as well', async () => {
    const turns: (() => void)[] = [];
    defer = (task) => turns.push(task);
    await Promise.all(Array.from({ length: REQUESTS_PER_TURN }, () => ask('/api/events')));
    const waiting = Array.from({ length: MOST_WAITING }, () => ask('/api/events'));
    let refused = 0;
    const crowd = Array.from({ length: REQUESTS_PER_TURN + 1 }, async () => {
      expect(await ask('/api/events')).toBe(503);
      refused += 1;
    });
    // Each has been read when the last one was counted, and is answered before this one if ever.
    while (refusals.length < crowd.length) await new Promise((resolve) => setImmediate(resolve));
    expect(await ask('/api/health/live')).toBe(200);
    expect(refused).toBe(REQUESTS_PER_TURN);
    for (const turn of turns.splice(0)) turn();
    await Promise.all([...crowd, ...waiting]);
  });

  it('lets a booking pass a crowd that waits for its turn', async () => {
    const turns: (() => void)[] = [];
    defer = (task) => turns.push(task);
    const first = Array.from({ length: REQUESTS_PER_TURN }, () => ask('/api/events'));
    await Promise.all(first);
    const waiting = [ask('/api/events'), ask('/api/events')];
    // Its connection is accepted after theirs, and it is answered before them.
    expect(await ask('/api/book', 'POST')).toBe(200);
    expect(begun).toEqual([...Array<string>(REQUESTS_PER_TURN).fill('/api/events'), '/api/book']);
    turns.shift()!();
    expect(await Promise.all(waiting)).toEqual([200, 200]);
  });

  it('lets the process do what else it has to between the bookings of a crowd', async () => {
    const turns: (() => void)[] = [];
    defer = (task) => turns.push(task);
    const first = Array.from({ length: REQUESTS_PER_TURN }, () => ask('/api/book', 'POST'));
    await Promise.all(first);
    const next = ask('/api/book', 'POST');
    // Read after it: had it begun as it came, it would have been answered before this one.
    expect(await ask('/api/health/live')).toBe(200);
    expect(begun).toHaveLength(REQUESTS_PER_TURN + 1);
    turns.shift()!();
    expect(await next).toBe(200);
  });

  it('begins nothing for a connection that has gone', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      ['/later', '/never'].map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''),
    );
    while (answerLater.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const gone = once(answerLater[0]!, 'close');
    socket.destroy();
    await gone;
    expect(await ask('/api/events')).toBe(200);
    expect(begun).toEqual(['/later', '/api/events']);
  });

  it('begins nothing behind an answer that ends the connection', async () => {
    const socket = connect(port, '127.0.0.1').resume();
    socket.write(
      ['/last', '/never'].map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''),
    );
    await once(socket, 'close');
    expect(await ask('/api/events')).toBe(200);
    expect(begun).toEqual(['/last', '/api/events']);
  });
});
