/** What a mail carries so that its reader can end mails of its kind without signing in. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { parse as parseId, stringify as writeId } from 'uuid';
import { CONFIG, type Config } from '../common/config/config.js';
import { deriveKey } from '../common/config/derived-keys.js';

const ID_BYTES = 16;
const MAC_BYTES = 16;

@Injectable()
export class UnsubscribeTokens {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) { JWT_SECRET }: Pick<Config, 'JWT_SECRET'>) {
    this.key = deriveKey(JWT_SECRET, 'unsubscribe from mails');
  }

  /** The same each time: it does nothing but end mails, so it may stay good. */
  write(userId: string): string {
    const id = Buffer.from(parseId(userId));
    return Buffer.concat([id, this.sign(id)]).toString('base64url');
  }

  /** @returns the user's id, or null when we have not written it */
  read(token: string): string | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== ID_BYTES + MAC_BYTES) return null;
    const [id, mac] = [bytes.subarray(0, ID_BYTES), bytes.subarray(ID_BYTES)];
    return timingSafeEqual(mac, this.sign(id)) ? writeId(id) : null;
  }

  private sign(id: Buffer): Buffer {
    return createHmac('sha256', this.key).update(id).digest().subarray(0, MAC_BYTES);
  }
}
