/**
 * Refresh tokens: 32 random bytes for the first of a family, and each next one derived from the one
 * before with the server's secret. So the successor of a token can be told again to the tab that lost
 * the race for it, although the database holds hashes only; and who steals a used token cannot derive
 * anything from it.
 */
import { createHmac, randomBytes } from 'node:crypto';

const TOKEN = /^[\w-]{43}$/;

export function newRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The token that follows `token`: the same for the same secret, always. */
export function deriveNextToken(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('base64url');
}

/** Whether the text can be a token at all. */
export function isRefreshToken(text: string | undefined): text is string {
  return text !== undefined && TOKEN.test(text);
}
