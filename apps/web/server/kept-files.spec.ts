import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { keepFilesOfTheBuild } from './kept-files';
import { listen, openConnection } from './testing/open-servers';

const file = '/_next/static/chunks/3-x--2q6m53oc.js';
const script = 'alert("seats");'.repeat(1_000);

interface Asked {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
}

/** Next as a test plays it: packs what may be packed, in two pieces. */
function answerAsNext({ method, url = '', headers }: IncomingMessage, response: ServerResponse) {
  const isPacked = headers['accept-encoding']?.includes('gzip') && !url.endsWith('.woff2');
  const body = isPacked ? gzipSync(script) : Buffer.from(script);
  response.statusCode = url.includes('nowhere') ? 404 : 200;
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  if (isPacked) response.setHeader('Content-Encoding', 'gzip');
  if (method !== 'HEAD') response.write(body.subarray(0, 20));
  response.end(body.subarray(20));
}

/** Counts how often Next is asked. */
async function openPages(answerPage = answerAsNext) {
  const asked: (string | undefined)[] = [];
  const answer = keepFilesOfTheBuild(async (request, response) => {
    asked.push(request.url);
    answerPage(request, response);
  });
  const port = await listen(createServer((request, response) => void answer(request, response)));
  const get = async ({ path = file, method = 'GET', headers }: Asked = {}) => {
    const wishes = { 'accept-encoding': 'gzip, deflate', ...headers };
    const answered = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: wishes });
    return { answered, text: await answered.text() };
  };
  return { asked, get, port };
}

it('Next is asked for a file of the build once, and the answer is the same the second time', async () => {
  const { asked, get } = await openPages();
  for (const path of [file, '/_next/static/media/letters.woff2']) {
    const [first, second] = [await get({ path }), await get({ path })];
    for (const { answered, text } of [first, second]) {
      expect(answered.status).toBe(200);
      expect(text).toBe(script);
    }
    for (const name of ['cache-control', 'content-encoding', 'x-content-type-options']) {
      expect(second.answered.headers.get(name), name).toBe(first.answered.headers.get(name));
    }
  }
  expect(asked).toEqual([file, '/_next/static/media/letters.woff2']);
});

it('whoever does not unpack it, has a part of it, or wants its headers alone is answered by Next', async () => {
  const { asked, get } = await openPages();
  await get();
  const others: Asked[] = [
    { headers: { 'accept-encoding': 'identity' } },
    { headers: { 'accept-encoding': 'gzip;q=0' } },
    { headers: { range: 'bytes=0-9' } },
    { headers: { 'if-none-match': '"a"' } },
    { method: 'HEAD' },
  ];
  for (const one of others) await get(one);
  await get();
  expect(asked).toHaveLength(1 + others.length);
});

it.each([
  ['a page', '/events'],
  ['a file that is not there', '/_next/static/nowhere.js'],
  ['a file with a query', '/_next/static/a.js?b'],
  ['a file by another of its names', '/_next/static/%61.js'],
])('%s is not kept', async (_, path) => {
  const { asked, get } = await openPages();
  await get({ path });
  await get({ path });
  expect(asked).toEqual([path, path]);
});

it('half an answer is not kept', async () => {
  const { asked, get, port } = await openPages((request, response) => {
    if (asked.length > 1) answerAsNext(request, response);
    else response.write('half', () => response.destroy());
  });
  const { socket } = await openConnection(port);
  socket.resume().write(`GET ${file} HTTP/1.1\r\nHost: h\r\nAccept-Encoding: gzip\r\n\r\n`);
  await once(socket, 'close');
  expect((await get()).text).toBe(script);
});
