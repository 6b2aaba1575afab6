import { passwordMaxBytes } from '@lastseat/contracts';
import { bcrypt } from './bcrypt-threads.js';

/** 2^10 rounds: about 45 ms of one core for each hash (OWASP asks for at least 10). */
const COST = 10;

/** The hash of a password that nobody has, for log-ins to accounts that do not exist. */
const nobodysHash = bcrypt.hash('a password that nobody has', COST);

export function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(password, COST);
}

/**
 * Takes as long whether there is an account or not (`hash` null), so that the time of the answer does
 * not tell which emails have one.
 */
export async function isPasswordRight(password: string, hash: string | null): Promise<boolean> {
  const matches = await bcrypt.compare(password, hash ?? (await nobodysHash));
  // bcrypt takes a longer one for right when its first 72 bytes are.
  const isReadInFull = Buffer.byteLength(password) <= passwordMaxBytes;
  return matches && hash !== null && isReadInFull;
}
