import { describe, expect, it } from 'vitest';
import { findRedirect } from './find-redirect';
import { signInPath } from './safe-return-path';

function redirect(address: string, hasSessionCookie: boolean): string | null {
  const { pathname, search } = new URL(address, 'https://lastseat.example');
  return findRedirect({ pathname, search, hasSessionCookie });
}

describe('findRedirect', () => {
  it('sends whoever is signed out from the bookings to the sign-in page, which leads back', () => {
    expect(redirect('/bookings', false)).toBe('/login?next=%2Fbookings');
    expect(redirect('/bookings/42?print=1', false)).toBe(
      '/login?next=%2Fbookings%2F42%3Fprint%3D1',
    );
    expect(redirect('/bookings', true)).toBeNull();
    expect(redirect('/door/42', false)).toBe('/login?next=%2Fdoor%2F42');
  });

  it('leaves pages alone that only begin like a guarded one', () => {
    expect(redirect('/bookings-of-2027', false)).toBeNull();
    expect(redirect('/door-sw.js', false)).toBeNull();
  });

  it('sends whoever is signed in away from the sign-in page, to where they were going', () => {
    expect(redirect('/login', true)).toBe('/events');
    expect(redirect('/register?next=%2Fbookings', true)).toBe('/bookings');
    expect(redirect('/login?next=//evil.example', true)).toBe('/events');
    expect(redirect('/login?next=%2Fbookings', false)).toBeNull();
  });

  it('does not go round in circles with a cookie that is worth nothing', () => {
    expect(redirect('/bookings', true)).toBeNull();
    expect(redirect(signInPath('/bookings', { hasEnded: true }), true)).toBeNull();
  });

  it('ends after one step, whatever the cookie', () => {
    for (const hasCookie of [true, false]) {
      for (const address of ['/bookings', '/login?next=%2Flogin', '/register?next=%2Fbookings']) {
        const target = redirect(address, hasCookie);
        if (target !== null) expect(redirect(target, hasCookie)).toBeNull();
      }
    }
  });
});
