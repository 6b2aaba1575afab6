import { hash } from 'node:crypto';

/** Characters: 132 bits tell one person's requests with one key apart. */
const LENGTH = 22;

/**
 * What a request asked for, in a few characters. Kept beside the idempotency key: a key that comes with
 * another fingerprint is another request, and not the answer's repetition.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ section 2.4
 */
export function fingerprintOf(request: { eventId: string; quantity: number }): string {
  const { eventId, quantity } = request;
  return hash('sha256', JSON.stringify([eventId, quantity]), 'base64url').slice(0, LENGTH);
}
