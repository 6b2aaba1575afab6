import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registerPath, signInPath, toSafeReturnPath } from './safe-return-path';

const origins = ['https://lastseat.example', 'http://localhost:3000'];

/** Texts made of what such attacks are made of, and anything at all. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.webUrl(),
  fc
    .array(
      fc.constantFrom(
        ...['/', '\\', '//', '.', '..', ':', '@', '?', '#', '%', '%2f', '%5c', '%09', '\t', '\n'],
        ...['\r', '\0', ' ', '\u00a0', '\ufeff', '\u2028', '／', '。', 'http:', 'https:'],
        ...['javascript:', 'evil.example', 'login', 'bookings', '[', '::1', 'a'],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

describe('toSafeReturnPath', () => {
  it('never leads away from the site, whatever the address says', () => {
    const property = fc.property(
      fc.oneof(
        hostileText,
        hostileText.map((text) => `/${text}`),
      ),
      fc.constantFrom(...origins),
      (text, origin) => {
        const path = toSafeReturnPath(text);
        expect(path).toMatch(/^\/(?![/\\])/);
        expect(new URL(path, `${origin}/login?next=x`).origin).toBe(origin);
        expect(new URL(`${origin}${path}`).origin).toBe(origin);
        expect(toSafeReturnPath(path)).toBe(path);
      },
    );
    fc.assert(property, { numRuns: 5000 });
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    'bookings',
    ' /bookings',
    '',
    null,
    undefined,
  ])('gives the events in place of %j', (text) => {
    expect(toSafeReturnPath(text)).toBe('/events');
  });

  it.each([
    '/bookings',
    '/events?search=jazz%20%26%20soul&page=2',
    '/events/0192f0c1-7b1e-7c4e-9a55-0d6b7a3f0001',
    '/bookings#past',
    '/events?search=//evil.example',
  ])('keeps %j as it is', (path) => {
    expect(toSafeReturnPath(path)).toBe(path);
  });

  it.each(['/login', '/register?next=/bookings', '/login/', '/api/docs', '/api'])(
    'does not lead to %j, which is no page to come back to',
    (path) => {
      expect(toSafeReturnPath(path)).toBe('/events');
    },
  );
});

describe('signInPath', () => {
  it('carries the page to return to through the address', () => {
    const path = signInPath('/events?search=a&page=2');
    expect(new URLSearchParams(path.split('?')[1]).get('next')).toBe('/events?search=a&page=2');
    expect(registerPath('/bookings')).toBe('/register?next=%2Fbookings');
  });

  it('says when the session has ended', () => {
    expect(signInPath('/bookings', { hasEnded: true })).toBe('/login?next=%2Fbookings&ended=1');
  });
});
