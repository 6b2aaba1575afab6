/** Codes for when nothing else is at hand: six times four letters or digits, 120 bits, good once. */
import { Secret } from 'otpauth';
import { hashToken } from '../../common/config/derived-keys.js';

const RECOVERY_CODES = 10;
/** With 112 bits and more a plain hash does (ASVS 6.5.2). */
const CODE_BYTES = 15;

/** As people keep them. */
export const makeRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, makeCode);

/** What the database keeps. @param code as the contract has cleaned it, or as it was made */
export const hashRecoveryCode = (code: string): Uint8Array<ArrayBuffer> =>
  hashToken(code.replaceAll('-', ''));

function makeCode(): string {
  const letters = new Secret({ size: CODE_BYTES }).base32.toLowerCase();
  return letters.replaceAll(/.{4}(?=.)/g, '$&-');
}
