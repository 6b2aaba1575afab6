/**
 * Keeps in the database what the server has to read again: encrypted (AES-256-GCM) by a key that is
 * derived from the server's secret. Whoever has the database only can make no code of anybody's.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../common/config/config.js';
import { deriveKey } from '../../common/config/derived-keys.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

@Injectable()
export class SealService {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) { JWT_SECRET }: Pick<Config, 'JWT_SECRET'>) {
    this.key = deriveKey(JWT_SECRET, 'secrets of second factors');
  }

  /** @param owner who it belongs to: sealed for one, it opens for nobody else */
  seal(plain: Uint8Array, owner: string): Uint8Array<ArrayBuffer> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce).setAAD(Buffer.from(owner));
    const text = Buffer.concat([cipher.update(plain), cipher.final()]);
    return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text]));
  }

  /** Null when it was sealed by another key or for somebody else, or was changed. */
  open(sealed: Uint8Array, owner: string): Uint8Array | null {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    try {
      const decipher = createDecipheriv(ALGORITHM, this.key, nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(owner))
        .setAuthTag(tag);
      const text = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
      return new Uint8Array(Buffer.concat([text, decipher.final()]));
    } catch {
      return null;
    }
  }
}
