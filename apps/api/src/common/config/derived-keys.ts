/** Keys and tokens that the server makes from its secret, so that nobody has to keep them. */
import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** @param label of its own for each use, so that nothing made for one can be taken for another */
export function deriveKey(secret: string, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', label, 32));
}

/** The same for the same row, so that a mail that is sent twice carries the same. 256 bits in base64url. */
export function deriveToken(key: Buffer, id: string): string {
  return createHmac('sha256', key).update(id).digest('base64url');
}

/** What the database keeps of a token. It has 256 bits of chance, so a plain hash does. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}
