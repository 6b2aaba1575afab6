/** How the provider for development signs: `t=<seconds>,v1=<HMAC-SHA256 of "t.body" in hex>`. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The longest that a message is on its way, in seconds: an old one that was overheard is worth nothing. */
const TOLERANCE_SECONDS = 300;

export const signatureHeader = 'lastseat-signature';

export function signMessage(secret: string, body: string | Buffer, atSeconds: number): string {
  const digest = createHmac('sha256', secret).update(`${atSeconds}.`).update(body).digest('hex');
  return `t=${atSeconds},v1=${digest}`;
}

export function isSigned(
  secret: string,
  body: Buffer,
  header: unknown,
  nowSeconds: number,
): boolean {
  const [, at] = /^t=(\d{1,12}),v1=[\da-f]{64}$/.exec(String(header)) ?? [];
  if (at === undefined || Math.abs(nowSeconds - Number(at)) > TOLERANCE_SECONDS) return false;
  const expected = signMessage(secret, body, Number(at));
  return timingSafeEqual(Buffer.from(expected), Buffer.from(String(header)));
}
