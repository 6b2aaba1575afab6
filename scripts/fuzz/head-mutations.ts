/** What can be wrong before the body: the method, the address and the headers. */
import { refreshCookieName } from '@lastseat/contracts';
import type { Random } from '../load/random.js';
import type { Mutation } from './body-mutations.js';
import { hostileTexts } from './hostile-values.js';
import type { World } from './world.js';

const methods = ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'TRACE', 'DELETE', 'POST', 'GET', 'PROPFIND'];
/** No methods of HTTP: the parser refuses them. */
const words = ['FOO', 'get', 'G ET', 'CONNECT', 'PRI', ''];

const oddHeaders: [name: string, value: string][] = [
  ['host', ''],
  ['host', 'evil.example'],
  ['host', 'a b'],
  ['expect', 'something'],
  ['expect', '100-continue'],
  ['connection', 'keep-alive, upgrade'],
  ['accept', 'text/html;q=x, */*;q=9'],
  ['accept-encoding', 'gzip;q=nan, *'],
  ['range', 'bytes=0-0,5-1'],
  ['if-none-match', '*'],
  ['origin', 'null'],
  ['x-forwarded-for', `${'1.1.1.1, '.repeat(200)}x`],
  ['x-http-method-override', 'DELETE'],
  ['x-request-id', 'x'.repeat(5_000)],
  ['x-request-id', '\u0001\u00ff'],
  ['idempotency-key', 'k'.repeat(256)],
  ['idempotency-key', ''],
  ['idempotency-key', 'a b'],
  ['idempotency-key', '\u00e9'],
  ['cookie', `${refreshCookieName}=`],
  ['cookie', `${refreshCookieName}=%zz; ${refreshCookieName}=%00; =; ;;`],
  ['cookie', `${refreshCookieName}="${'a'.repeat(3_000)}"`],
  ['cookie', `__proto__=1; constructor=2; ${'a=b; '.repeat(500)}`],
  ['x', 'y'.repeat(20_000)],
  ['a b', 'c'],
  ['a', 'b\nc: d'],
  ['a', 'b\0c'],
  ['te', 'trailers, gzip'],
];

/** An `Upgrade` hands the socket over: the answer may then be its end. */
const upgrades = ['websocket', 'h2c', 'x'];

export function headMutations(world: World): Record<string, Mutation> {
  return {
    'another method'(plan, random) {
      plan.method = random.pick(methods);
    },
    'no method at all'(plan, random) {
      plan.method = random.pick(words);
      plan.endsEarly = true;
    },
    'a hostile id'(plan, random) {
      const parts = plan.path.split('/');
      parts[parts.length - 1] = random.pick(hostileTexts);
      plan.path = parts.join('/');
    },
    'a bent path'(plan, random) {
      plan.path = bendPath(plan.path, random);
    },
    'a bent query'(plan, random) {
      plan.query = bendQuery(plan.query, random);
    },
    'a bad token'(plan, random) {
      withoutHeader(plan.headers, 'authorization');
      if (random.chance(0.9))
        plan.headers.push(['authorization', random.pick(world.badAuthorizations)]);
    },
    'an odd header'(plan, random) {
      plan.headers.push(random.pick(oddHeaders));
    },
    'a header many times'(plan, random) {
      const header = plan.headers.length > 0 ? random.pick(plan.headers) : random.pick(oddHeaders);
      for (let count = random.pick([1, 5, 300]); count > 0; count--) plan.headers.push(header);
    },
    'an upgrade'(plan, random) {
      plan.headers.push(['connection', 'upgrade'], ['upgrade', random.pick(upgrades)]);
      plan.endsEarly = true;
    },
  };
}

function bendPath(path: string, random: Random): string {
  const text = random.pick(hostileTexts);
  return random.pick([
    `${path}/`,
    `/${path}`,
    `${path}/${text}`,
    `/api/${text}`,
    `/api/../${path}`,
    path.replace('/api', '/api/./x/..'),
    path.replaceAll('/', '%2f'),
    path.replace('api', 'API'),
    path.replace('api', '%61pi'),
    `${path}%00`,
    `${path};a=b`,
    `${path}#x`,
    `http://evil.example${path}`,
    `//evil.example${path}`,
    `\\api\\events`,
    `*`,
    `${path}${'/x'.repeat(4_000)}`,
    `/socket.io/?EIO=${text}`,
    `/socket.io/?EIO=4&transport=${text}`,
    `/socket.io/?EIO=4&transport=polling&sid=${text}`,
    `/api/docs/${text}`,
    `${path}\u00e9`,
    text,
  ]);
}

function bendQuery(query: string[], random: Random): string[] {
  const name = random.pick(['page', 'limit', 'search', 'before', 'sortBy', 'period', '__proto__']);
  const text = random.pick(hostileTexts);
  return random.pick([
    [...query, `${name}=${text}`],
    [...query, `${name}=${text}`, `${name}=1`],
    [`${name}[]=${text}`],
    [`${name}[__proto__][a]=${text}`],
    [`${name}`],
    [`=${text}`],
    ['&&&=&?&'],
    [`${text}=${text}`],
    Array.from({ length: 1_200 }, (_, index) => `a${index}=1`),
  ]);
}

function withoutHeader(headers: [string, string][], name: string): void {
  const index = headers.findIndex(([given]) => given === name);
  if (index >= 0) headers.splice(index, 1);
}
