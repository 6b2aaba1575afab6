/**
 * What a mail carries to prove an address: derived from the id of a row and a key of the server, so a mail
 * that is sent twice carries the same, and neither the outbox nor the database has it.
 *
 * Whoever has the server's secret can make them all. Whoever has the database only can make none.
 */
import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { verificationCodeLength } from '@lastseat/contracts';
import { CONFIG, type Config } from '../common/config/config.js';
import { deriveKey, deriveToken } from '../common/config/derived-keys.js';

@Injectable()
export class DerivedSecrets {
  private readonly codeKey: Buffer;
  private readonly tokenKey: Buffer;

  constructor(@Inject(CONFIG) { JWT_SECRET }: Pick<Config, 'JWT_SECRET'>) {
    this.codeKey = deriveKey(JWT_SECRET, 'codes that prove an address');
    this.tokenKey = deriveKey(JWT_SECRET, 'tokens that reset a password');
  }

  /** Six digits. */
  deriveCode(id: string): string {
    const number = createHmac('sha256', this.codeKey).update(id).digest().readUIntBE(0, 6);
    return String(number % 10 ** verificationCodeLength).padStart(verificationCodeLength, '0');
  }

  /** 256 bits in base64url. */
  deriveToken(id: string): string {
    return deriveToken(this.tokenKey, id);
  }
}
