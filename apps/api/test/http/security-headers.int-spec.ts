/** The headers that tell browsers what not to do, on every kind of answer that this server gives. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { send, sendBytes, type Answer } from '../support/http.js';

const database = useDatabase();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url);
});
afterAll(() => target.close());

const dataPolicy = "default-src 'none'; frame-ancestors 'none'";
const expected = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
};

/** In lower case, as `sendBytes` has them too. */
function expectData({ headers }: Answer): void {
  expect(headers).toMatchObject({ ...expected, 'content-security-policy': dataPolicy });
}

describe('The security headers', () => {
  it.each([
    ['data', 200, 'GET', '/api/events'],
    ['the OpenAPI document', 200, 'GET', '/api/openapi.json'],
    ['a refusal', 401, 'GET', '/api/bookings'],
    ['input that does not fit', 400, 'GET', '/api/events?limit=x'],
    ['what is not there', 404, 'GET', '/nope'],
    ['a path that cannot be decoded', 400, 'GET', '/%zz'],
    ['a body that is no JSON', 415, 'POST', '/api/auth/login'],
    ['a socket that polls', 200, 'GET', '/socket.io/?EIO=4&transport=polling'],
    ['a socket that is refused', 400, 'GET', '/socket.io/?EIO=4&transport=pigeon'],
  ])('stand on %s', async (_what, status, method, path) => {
    const body = method === 'POST' ? 'a=b' : undefined;
    const answer = await send(target.origin, method, path, { body });
    expect(answer.status).toBe(status);
    expectData(answer);
  });

  it('stand on an answer to what is no HTTP', async () => {
    expectData(await sendBytes(target.origin, 'HELLO\r\n\r\n'));
  });

  it('let the documentation load its own files, and nothing of elsewhere', async () => {
    const page = await send(target.origin, 'GET', '/api/docs');
    expect(page.headers).toMatchObject(expected);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
    // No script in the page itself: the policy would forbid it.
    expect(page.text).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(page.text).not.toMatch(/\son\w+=/);
    const files = [...page.text.matchAll(/<(?:script|link)[^>]*(?:src|href)="([^"]+)"/g)];
    expect(files.length).toBeGreaterThan(2);
    for (const [, file = ''] of files) {
      const { pathname, origin } = new URL(file, `${target.origin}/api/docs`);
      expect(origin).toBe(target.origin);
      expect((await send(target.origin, 'GET', pathname)).status, file).toBe(200);
    }
  });

  it('keep browsers on HTTPS where the site is on HTTPS, and only there', async () => {
    const plain = await send(target.origin, 'GET', '/api/events');
    expect(plain.headers['strict-transport-security']).toBeUndefined();
    const secure = await startApp(database.url, { PUBLIC_URL: 'https://tickets.example' });
    try {
      const { headers } = await send(secure.origin, 'GET', '/api/events');
      expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8,}/);
    } finally {
      await secure.close();
    }
  });
});
