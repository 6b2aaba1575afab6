/** Codes for when nothing else is at hand: four times four letters or digits, 80 bits, good once. */
import { Secret } from 'otpauth';
import { hashToken } from '../../common/config/derived-keys.js';

export const RECOVERY_CODES = 10;
const CODE_BYTES = 10;

/** As people keep them. */
export const makeRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, makeCode);

/** What the database keeps. @param code as the contract has cleaned it, or as it was made */
export const hashRecoveryCode = (code: string): Uint8Array<ArrayBuffer> =>
  hashToken(code.replaceAll('-', ''));

function makeCode(): string {
  const letters = new Secret({ size: CODE_BYTES }).base32.toLowerCase();
  return letters.replaceAll(/.{4}(?=.)/g, '$&-');
}
