/**
 * Keeps in the database what the server has to read again: encrypted (AES-256-GCM) by a key that is
 * derived from the server's secret. Whoever has the database only can read none of it.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param owner who or what it belongs to: sealed for one, it opens for no other */
export function seal(key: Buffer, plain: Uint8Array, owner: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(owner));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text]));
}

/** Null when it was sealed by another key or for another owner, or was changed. */
export function openSealed(key: Buffer, sealed: Uint8Array, owner: string): Uint8Array | null {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(owner))
      .setAuthTag(tag);
    const text = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
    return new Uint8Array(Buffer.concat([text, decipher.final()]));
  } catch {
    return null;
  }
}
