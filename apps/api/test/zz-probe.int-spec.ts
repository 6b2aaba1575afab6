import { afterAll, beforeAll, it } from 'vitest';
import http from 'node:http';
import net from 'node:net';
import { startApp, type TestApp } from './support/app.js';
import { useDatabase } from './support/database.js';
import { createUsers, createEvent } from './support/factories.js';
const db = useDatabase();
let t: TestApp; let token = '';
beforeAll(async () => { t = await startApp(db.url, { LOG_LEVEL: 'warn' }); const [u] = await createUsers(db, 1); token = await t.tokenFor(u!); });
afterAll(() => t.close());
function send(method: string, path: string, headers: Record<string, any> = {}, body?: string | Buffer): Promise<any> {
  const { port } = new URL(t.origin);
  return new Promise((res) => {
    const r = http.request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (a) => {
      let s = ''; a.on('data', (d) => (s += d)); a.on('end', () => res({ status: a.statusCode, h: a.headers, s }));
    });
    r.on('error', (e) => res({ error: String(e) }));
    r.end(body);
  });
}
function raw(text: string): Promise<string> {
  const { port } = new URL(t.origin);
  return new Promise((res) => { const s = net.connect(Number(port), '127.0.0.1'); let o = ''; s.on('data', (d) => (o += d)); s.on('close', () => res(o)); s.on('error', (e) => (o += String(e))); s.write(text); });
}
const log = (n: string, a: any) => process.stdout.write(`${n} -> ${a.error ?? a.status} ${a.h?.['content-type']} rid=${!!a.h?.['x-request-id']} ${a.h?.allow ?? ''} ${String(a.s).slice(0, 230)}\n`);
it('probes', async () => {
  const json = { 'content-type': 'application/json' };
  const auth = { authorization: `Bearer ${token}` };
  const doc = await send('GET', '/api/openapi.json');
  log('openapi', doc);
  for (const [p, ms] of Object.entries<any>(JSON.parse(doc.s).paths)) process.stdout.write(p + ' ' + Object.keys(ms) + ' ' + JSON.stringify(Object.values<any>(ms).map((m) => Object.keys(m.responses))) + '\n');
  for (const p of ['/', '/api', '/api/', '/nope', '/api/nope', '/api/events/%E0%A4%A', '/%zz', '/api/events?page=999999&limit=50', '/api/events?page=1&page=2', '/api/events?limit=51', '/api/events?page=0', '/api/events?page=1000000000', '/api/events?search=%00', '/api/events?search=%zz', '/api/events?search=' + 'x'.repeat(9000), '/api/events?search[a]=1', '/api/events?__proto__=1', '/api/events/%00', '/api/events/xx', '/api/events/' + 'a'.repeat(300), '/api/events/' + 'a'.repeat(9000), '//api/events', '/api/events/', '/api//events', '/API/EVENTS', '/api/docs', '/api/docs/', '/api/docs/swagger-ui-bundle.js', '/api/docs/nope.js', '/api/docs/..%2f..%2fpackage.json', '/api/docs-json', '/api/docs-yaml', '/api/events;x=1','/api/events?search=%ED%A0%80', '/api/events?search=\xff'])
    log('GET ' + p.slice(0, 60), await send('GET', p));
  for (const m of ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'POST', 'TRACE', 'PROPFIND', 'QUERY'])
    for (const p of ['/api/events', '/api/book']) log(m + ' ' + p, await send(m, p));
  log('PUT /api/auth/login json', await send('PUT', '/api/auth/login', json, '{}'));
  log('POST /api/nope badjson', await send('POST', '/api/nope', json, '{'));
  log('POST /api/nope text', await send('POST', '/api/nope', {'content-type':'text/plain'}, '{'));
  for (const [n, h, b] of [
    ['empty', json, ''], ['nobody', {}, undefined], ['badjson', json, '{'], ['null', json, 'null'], ['arr', json, '[]'], ['num', json, '1'], ['proto', json, '{"__proto__":{"x":1}}'], ['ctor', json, '{"constructor":{"prototype":{"x":1}}}'],
    ['text', { 'content-type': 'text/plain' }, '{}'], ['form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b'], ['nct', {}, '{}'], ['badct', { 'content-type': 'application/json; charset=utf-16' }, '{}'], ['badct2', { 'content-type': 'x' }, '{}'], ['problem+json', { 'content-type': 'application/merge-patch+json' }, '{}'], ['big', json, JSON.stringify({ email: 'x'.repeat(1e6) })], ['cl0', { ...json, 'content-length': '0' }, undefined], ['multipart', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--'], ['gzip', { ...json, 'content-encoding': 'gzip' }, '{}'], ['bom', json, '\ufeff{}'], ['dup', json, '{"email":1,"email":2}'], ['deep', json, '['.repeat(30000)+']'.repeat(30000)], ['badutf8', json, Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ] as any) { log('login ' + n, await send('POST', '/api/auth/login', h, b)); log('book ' + n, await send('POST', '/api/book', { ...auth, ...h }, b)); log('refresh ' + n, await send('POST', '/api/auth/refresh', h, b)); }
  log('bigbook noauth', await send('POST', '/api/book', json, JSON.stringify({ email: 'x'.repeat(1e6) })));
  log('badjson book noauth', await send('POST', '/api/book', json, '{'));
  log('del body', await send('DELETE', '/api/bookings/01890a5d-ac96-774b-bcce-b302099a8057', { ...auth, ...json }, '{"a":1}'));
  log('del empty json', await send('DELETE', '/api/bookings/01890a5d-ac96-774b-bcce-b302099a8057', { ...auth, ...json }, ''));
  log('del text', await send('DELETE', '/api/bookings/01890a5d-ac96-774b-bcce-b302099a8057', { ...auth, 'content-type': 'text/plain' }, 'x'));
  log('get body', await send('GET', '/api/events', { ...json }, '{"a":1}'));
  log('idem dup', await send('POST', '/api/book', { ...auth, ...json, 'idempotency-key': ['a', 'b'] }, '{"eventId":"01890a5d-ac96-774b-bcce-b302099a8057"}'));
  log('idem empty', await send('POST', '/api/book', { ...auth, ...json, 'idempotency-key': '' }, '{"eventId":"01890a5d-ac96-774b-bcce-b302099a8057"}'));
  log('surrogate', await send('POST', '/api/auth/register', json, '{"email":"a@b.co","password":"12345678","name":"\\ud800"}'));
  log('nul name', await send('POST', '/api/auth/register', json, '{"email":"a2@b.co","password":"12345678","name":"x\\u0000"}'));
  log('nul email', await send('POST', '/api/auth/login', json, '{"email":"a\\u0000@b.co","password":"12345678"}'));
  log('nul pw', await send('POST', '/api/auth/login', json, '{"email":"a@b.co","password":"1\\u00002345678"}'));
  log('surr pw', await send('POST', '/api/auth/register', json, '{"email":"a3@b.co","password":"\\ud8002345678","name":"x"}'));
  log('search surr', await send('GET', '/api/events?search=%EF%BF%BF%F0%9F%98%80'));
  log('cookie', await send('POST', '/api/auth/refresh', { cookie: 'lastseat_refresh=%zz; lastseat_refresh=x' }));
  for (const r of ['GET / HTTP/1.1\r\nHost: x\r\nX: ' + 'a'.repeat(20000) + '\r\n\r\n', 'NONSENSE\r\n\r\n', 'GET /api/events HTTP/1.1\r\n\r\n', 'GET /api/events HTTP/3.0\r\nHost: x\r\n\r\n', 'FOO /api/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'GET /api/ev ents HTTP/1.1\r\nHost: x\r\n\r\n', 'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n','POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n', 'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n\r\n', 'GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'GET http://evil/api/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'GET /api/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: nonsense\r\n\r\n', 'GET /api/events HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 'GET /socket.io/?EIO=3&transport=polling HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n','GET /api/health/live HTTP/1.1\r\nHost: x\r\nX-Request-Id: aa aa aa aa\r\nConnection: close\r\n\r\n' ])
    process.stdout.write('RAW ' + r.slice(0, 40).replace(/\r\n/g, '|') + ' => ' + (await Promise.race([raw(r), new Promise((x) => setTimeout(() => x('TIMEOUT'), 3000))])) + '\n');
});
