/** What authenticator apps count by, sealed. Whoever has the database only can make no code of anybody's. */
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../common/config/config.js';
import { deriveKey } from '../../common/config/derived-keys.js';
import { openSealed, seal } from '../../common/config/sealed.js';

@Injectable()
export class SealService {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) { JWT_SECRET }: Pick<Config, 'JWT_SECRET'>) {
    this.key = deriveKey(JWT_SECRET, 'secrets of second factors');
  }

  /** @param owner whose it is: sealed for one, it opens for nobody else */
  seal(plain: Uint8Array, owner: string): Uint8Array<ArrayBuffer> {
    return seal(this.key, plain, owner);
  }

  /** Null when it was sealed by another key or for somebody else, or was changed. */
  open(sealed: Uint8Array, owner: string): Uint8Array | null {
    return openSealed(this.key, sealed, owner);
  }
}
