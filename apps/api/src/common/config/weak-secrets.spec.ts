import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findWeakness } from './weak-secrets.js';

describe('A secret', () => {
  it.each([
    ['one character', 'a'.repeat(40)],
    ['a few characters', 'abcabcdabcbcdabdcbadcbadcbcdabcdabcab'],
    ['a word again and again', 'Kx9-Qm2_'.repeat(5)],
    ['the alphabet', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJ'],
    ['the digits backwards', '98765432109876543210zyxwvutsrqponmlk'],
    ['the word "secret"', 'my-super-Secret-key-of-the-ticket-shop'],
    ['the word "password"', 'P4k2PASSWORDx8Qm2vN1zR7tY5wL3sD9fG6h'],
    ['a request to change it', 'please-CHANGE-ME-before-you-go-live-ok'],
    ['the name of the product', 'lastseat-signing-key-of-our-own-house'],
    ['an example', 'an-example-that-was-copied-from-a-page'],
  ])('made of %s is weak', (_what, secret) => {
    expect(findWeakness(secret)).toMatch(/^must not /);
    expect(findWeakness(secret)).not.toContain(secret);
  });

  it.each(['base64url', 'base64', 'hex'] as const)('of random bytes in %s is not', (encoding) => {
    for (let times = 0; times < 500; times++) {
      expect(findWeakness(randomBytes(36).toString(encoding))).toBe(null);
    }
  });
});
