import { hash } from 'node:crypto';

/** Characters: 132 bits tell one person's requests with one key apart. */
const LENGTH = 22;

/**
 * What a request asked for, in a few characters. Kept beside the idempotency key: a key that comes with
 * another fingerprint is another request, and not the answer's repetition.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ section 2.4
 */
export function fingerprintOf(request: {
  eventId: string;
  quantity: number;
  ticketTypeId?: string | undefined;
}): string {
  const { eventId, quantity, ticketTypeId } = request;
  // As it was before there were types, for what has none.
  const asked = [eventId, quantity, ...(ticketTypeId ? [ticketTypeId] : [])];
  return hash('sha256', JSON.stringify(asked), 'base64url').slice(0, LENGTH);
}
