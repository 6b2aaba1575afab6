import { describe, expect, it } from 'vitest';
import { createOriginCheck } from './origins.js';

const host = '127.0.0.1:4000';

describe('A request to a site on this machine', () => {
  const isForeign = createOriginCheck('http://localhost:3000');

  it.each([
    ['no browser', {}],
    ['its page', { origin: 'http://localhost:3000' }],
    ['its page by number', { origin: 'http://127.0.0.1:3000' }],
    ['its page by number of IPv6', { origin: 'http://[::1]:3000' }],
    ['its page, which says so itself', { 'sec-fetch-site': 'same-origin' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['the documentation at the port of the API', { origin: `http://${host}`, host }],
    // Through the other loopback name it is "cross-site", and its origin still ours.
    [
      'its page at another name',
      { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'cross-site' },
    ],
  ])('from %s is ours', (_who, headers) => {
    expect(isForeign(headers)).toBe(false);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['nowhere', { origin: 'null' }],
    ['nothing', { origin: '' }],
    ['another port', { origin: 'http://localhost:3001' }],
    ['another scheme', { origin: 'https://localhost:3000' }],
    ['a name that begins like ours', { origin: 'http://localhost:3000.evil.example' }],
    ['a name that ends like ours', { origin: 'http://evil-localhost:3000' }],
    ['somebody who is two', { origin: 'http://localhost:3000, https://evil.example' }],
    ['another site without a name', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour without a name', { 'sec-fetch-site': 'same-site' }],
    [
      'another site that claims to be ours',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
    [
      'a name that was made to lead here',
      { origin: 'http://evil.example:4000', host: 'evil.example:4000' },
    ],
  ])('from %s is foreign', (_who, headers) => {
    expect(isForeign({ host, ...headers })).toBe(true);
  });
});

describe('A request to a public site', () => {
  const isForeign = createOriginCheck('https://tickets.example/shop');

  it('is ours from its own origin only', () => {
    expect(isForeign({ origin: 'https://tickets.example' })).toBe(false);
    for (const origin of [
      'http://tickets.example',
      'https://www.tickets.example',
      'https://tickets.example:8443',
      'http://localhost',
    ]) {
      expect(isForeign({ origin, host: 'tickets.example' }), origin).toBe(true);
    }
  });
});
