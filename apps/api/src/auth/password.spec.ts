import { getRounds } from 'bcrypt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bcrypt } from './bcrypt-threads.js';
import { hashPassword, isPasswordRight } from './password.js';

afterEach(() => void vi.restoreAllMocks());

describe('Checking a password', () => {
  it('does the same work whether there is an account or not', async () => {
    const compare = vi.spyOn(bcrypt, 'compare');
    const hash = await hashPassword('the password of somebody');
    expect(await isPasswordRight('a guess', hash)).toBe(false);
    expect(await isPasswordRight('a guess', null)).toBe(false);
    const work = compare.mock.calls.map(([password, against]) => [password, getRounds(against)]);
    expect(work).toHaveLength(2);
    expect(work[1]).toEqual(work[0]);
  });

  it('opens no account that does not exist, even with the password of nobody', async () => {
    expect(await isPasswordRight('a password that nobody has', null)).toBe(false);
  });
});
