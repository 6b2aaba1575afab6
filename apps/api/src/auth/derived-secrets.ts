/**
 * What a mail carries to prove an address: derived from the id of a row and a key of the server, so a mail
 * that is sent twice carries the same, and neither the outbox nor the database has it.
 *
 * Whoever has the server's secret can make them all. Whoever has the database only can make none.
 */
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { verificationCodeLength } from '@lastseat/contracts';
import { CONFIG, type Config } from '../common/config/config.js';

@Injectable()
export class DerivedSecrets {
  private readonly codeKey: Buffer;
  private readonly tokenKey: Buffer;

  constructor(@Inject(CONFIG) { JWT_SECRET }: Pick<Config, 'JWT_SECRET'>) {
    // A label of its own for each use: none can be taken for another.
    const derive = (label: string) => Buffer.from(hkdfSync('sha256', JWT_SECRET, '', label, 32));
    this.codeKey = derive('codes that prove an address');
    this.tokenKey = derive('tokens that reset a password');
  }

  /** Six digits. */
  deriveCode(id: string): string {
    const number = createHmac('sha256', this.codeKey).update(id).digest().readUIntBE(0, 6);
    return String(number % 10 ** verificationCodeLength).padStart(verificationCodeLength, '0');
  }

  /** 256 bits in base64url. */
  deriveToken(id: string): string {
    return createHmac('sha256', this.tokenKey).update(id).digest('base64url');
  }
}

/** What the database keeps of a token. It has 256 bits of chance, so a plain hash does. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}
