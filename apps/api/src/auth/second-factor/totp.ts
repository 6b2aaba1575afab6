/** Codes by time (RFC 6238), as every authenticator app makes them: six digits, SHA-1, 30 seconds. */
import { Secret, TOTP } from 'otpauth';

const SECRET_BYTES = 20;
/** Codes of the step before and after are right too: clocks differ, and people take their time. */
const WINDOW_STEPS = 1;

export const makeTotpSecret = (): Uint8Array => new Secret({ size: SECRET_BYTES }).bytes;

/** What an app is told. @param account as its list of codes names it */
export function describeTotp(secret: Uint8Array, account: string): { key: string; uri: string } {
  const totp = createTotp(secret, account);
  return { key: totp.secret.base32, uri: totp.toString() };
}

/** The step whose code it is, of 30 seconds since 1970; null when it is that of no step around `now`. */
export function findTotpStep(secret: Uint8Array, code: string, now: Date): number | null {
  const totp = createTotp(secret);
  const at = { timestamp: now.getTime() };
  const delta = totp.validate({ token: code, window: WINDOW_STEPS, ...at });
  return delta === null ? null : totp.counter(at) + delta;
}

function createTotp(secret: Uint8Array, label = ''): TOTP {
  // A copy, since a Buffer may be a piece of a larger one.
  const { buffer } = new Uint8Array(secret);
  return new TOTP({ issuer: 'Lastseat', label, secret: new Secret({ buffer }) });
}
