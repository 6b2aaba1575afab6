import { getRounds } from 'bcrypt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bcrypt } from './bcrypt-threads.js';
import { findOpened, hashPassword, isOutdated, isPasswordRight } from './password.js';

afterEach(() => void vi.restoreAllMocks());

/** For what does not depend on how much work a hash is. */
function hashWithLittleWork(): void {
  const hash = bcrypt.hash.bind(bcrypt);
  vi.spyOn(bcrypt, 'hash').mockImplementation((password) => hash(password, 4));
}

describe('A hash', () => {
  it('takes 2^10 rounds, of somebody and of nobody', async () => {
    const compare = vi.spyOn(bcrypt, 'compare');
    await isPasswordRight('a guess', await hashPassword('the password of somebody'));
    await isPasswordRight('a guess', null);
    expect(compare.mock.calls.map(([, against]) => getRounds(against))).toEqual([10, 10]);
  });
});

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

describe('Which account a password opens', () => {
  it('is found by two comparisons, whichever there are and whatever is typed', async () => {
    hashWithLittleWork();
    const [holders, claims] = ['of the holder', 'of the claim'];
    const holder = { id: 'holder', passwordHash: await hashPassword(holders) };
    const claim = { id: 'claim', passwordHash: await hashPassword(claims) };
    const guest = { id: 'guest', passwordHash: null };
    const compare = vi.spyOn(bcrypt, 'compare');
    const opened = async (password: string, accounts: Parameters<typeof findOpened>[1]) => {
      compare.mockClear();
      const found = await findOpened(password, accounts);
      expect(compare).toHaveBeenCalledTimes(2);
      return found;
    };
    expect(await opened(holders, [holder, claim])).toEqual(holder);
    expect(await opened(claims, [holder, claim])).toEqual(claim);
    expect(await opened(claims, [guest, claim])).toEqual(claim);
    expect(await opened(claims, [null, claim])).toEqual(claim);
    expect(await opened(holders, [holder, null])).toEqual(holder);
    expect(await opened('a guess', [holder, claim])).toBeNull();
    expect(await opened('a guess', [null, null])).toBeNull();
  });
});

describe('A password that is longer than bcrypt reads', () => {
  it('counts to its last character', async () => {
    hashWithLittleWork();
    const password = 'é'.repeat(100);
    const hash = await hashPassword(password);
    expect(await isPasswordRight(password, hash)).toBe(true);
    expect(await isPasswordRight(`${password.slice(0, -1)}e`, hash)).toBe(false);
    expect(await isPasswordRight(`${password}e`, hash)).toBe(false);
  });
});

describe('A hash of the first form', () => {
  it('still opens its account, and is known as old', async () => {
    const hash = await bcrypt.hash('the password of somebody', 4);
    expect(await isPasswordRight('the password of somebody', hash)).toBe(true);
    expect(await isPasswordRight('a guess', hash)).toBe(false);
    expect([isOutdated(hash), isOutdated(await hashPassword('any'))]).toEqual([true, false]);
  });

  it('takes no password for right that is so in its first 72 bytes only', async () => {
    const hash = await bcrypt.hash('a'.repeat(72), 4);
    expect(await isPasswordRight('a'.repeat(72), hash)).toBe(true);
    expect(await isPasswordRight('a'.repeat(73), hash)).toBe(false);
  });
});
