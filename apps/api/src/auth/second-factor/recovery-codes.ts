/** Codes for when nothing else is at hand: four times four letters or digits, 80 bits, good once. */
import { createHash } from 'node:crypto';
import { Secret } from 'otpauth';

export const RECOVERY_CODES = 10;
const CODE_BYTES = 10;

/** As people keep them. */
export const makeRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, makeCode);

/**
 * What the database keeps. A plain hash does for 80 bits of chance.
 * @param code as the contract has cleaned it, or as it was made
 */
export function hashRecoveryCode(code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(code.replaceAll('-', '')).digest());
}

function makeCode(): string {
  const letters = new Secret({ size: CODE_BYTES }).base32.toLowerCase();
  return letters.replaceAll(/.{4}(?=.)/g, '$&-');
}
