/** Access tokens without a log-in, which would cost a bcrypt hash each: signed as the API signs them. */
import { createSecretKey, randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';

const LIFETIME_SECONDS = 15 * 60;
/** A token is used only while it surely outlives the request. */
const RENEW_AFTER_MS = 10 * 60 * 1_000;

export class AccessTokens {
  private readonly signed = new Map<string, { token: string; at: number }>();
  private readonly key;

  constructor(jwtSecret: string) {
    this.key = createSecretKey(Buffer.from(jwtSecret));
  }

  tokenOf(userId: string): string {
    const known = this.signed.get(userId);
    if (known !== undefined && Date.now() - known.at < RENEW_AFTER_MS) return known.token;
    const token = jwt.sign({ sub: userId, sid: randomUUID(), role: 'attendee' }, this.key, {
      algorithm: 'HS256',
      expiresIn: LIFETIME_SECONDS,
      issuer: 'lastseat',
    });
    this.signed.set(userId, { token, at: Date.now() });
    return token;
  }
}
