import { createHmac } from 'node:crypto';
import { bcrypt } from './bcrypt-threads.js';

/** 2^10 rounds: about 45 ms of one core for each hash (OWASP asks for at least 10). */
const COST = 10;

/**
 * Stands before a hash whose password went through {@link prehash}. The first accounts have hashes without
 * it; they move over at a log-in.
 */
const PREHASHED = 'hmac-sha384:';

/**
 * bcrypt reads 72 bytes and ignores the rest. Of those it reads up to here, for hashes that were made
 * without {@link prehash}.
 */
const BCRYPT_MAX_BYTES = 72;

/**
 * Any password as 64 characters, which bcrypt reads in full and which have no NUL (OWASP, "Pre-Hashing
 * Passwords with bcrypt"). The key is no secret: a bare SHA-384 that leaked from elsewhere must not be a
 * guess here. A secret one would shut everybody out on the day it is changed.
 */
function prehash(password: string): string {
  return createHmac('sha384', 'a password of Lastseat').update(password).digest('base64');
}

/** The hash of a password that nobody has, for log-ins to accounts that do not exist. */
const nobodysHash = hashPassword('a password that nobody has');

export async function hashPassword(password: string): Promise<string> {
  return PREHASHED + (await bcrypt.hash(prehash(password), COST));
}

/**
 * Takes as long whether there is an account or not (`hash` null), so that the time of the answer does
 * not tell which emails have one.
 */
export async function isPasswordRight(password: string, hash: string | null): Promise<boolean> {
  const compared = hash ?? (await nobodysHash);
  if (!isOutdated(compared)) {
    const matches = await bcrypt.compare(prehash(password), compared.slice(PREHASHED.length));
    return matches && hash !== null;
  }
  const matches = await bcrypt.compare(password, compared);
  // bcrypt takes a longer one for right when its first 72 bytes are.
  return matches && Buffer.byteLength(password) <= BCRYPT_MAX_BYTES;
}

/**
 * The first of the accounts that the password opens. All are compared with, also after the right one and
 * where one is missing, so that the time tells neither which there are nor which it was.
 */
export async function findOpened<T extends { passwordHash: string | null }>(
  password: string,
  accounts: readonly (T | null)[],
): Promise<(T & { passwordHash: string }) | null> {
  let opened: (T & { passwordHash: string }) | null = null;
  for (const account of accounts) {
    const passwordHash = account?.passwordHash ?? null;
    const isRight = await isPasswordRight(password, passwordHash);
    if (isRight && account && passwordHash !== null) opened ??= { ...account, passwordHash };
  }
  return opened;
}

/** Whether the password should be hashed anew as soon as it is known. */
export function isOutdated(hash: string): boolean {
  return !hash.startsWith(PREHASHED);
}
