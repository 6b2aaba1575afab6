/** What a code is worth by itself: its signature, and whether the list opens with it. */
import { openAttendee, type DecodedTicket, type TicketKey } from '@lastseat/contracts';
import type { ListedTicket } from '@/features/door/rules/door-book';
import type { CheckedCode, SignatureCheck } from '@/features/door/rules/judge-ticket';
import { nobody, type Person } from '@/features/door/rules/answer';

const algorithm = { name: 'Ed25519' };

/** By id. Null: this browser does not know the algorithm. */
export type KeyRing = ReadonlyMap<number, CryptoKey | null>;

/** A list has few keys: they are read once. */
export async function readKeys(keys: readonly TicketKey[]): Promise<KeyRing> {
  return new Map(await Promise.all(keys.map(async ({ id, x }) => [id, await readKey(x)] as const)));
}

async function readKey(x: string): Promise<CryptoKey | null> {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x };
    return await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  } catch {
    return null;
  }
}

async function checkSignature(
  keys: KeyRing,
  { keyId, body, signature }: DecodedTicket,
): Promise<SignatureCheck> {
  const key = keys.get(keyId);
  if (key === undefined) return 'unknown-key';
  if (key === null) return 'unsupported';
  return (await crypto.subtle.verify(algorithm, key, signature, body)) ? 'good' : 'bad';
}

interface Asked {
  code: string;
  ticket: DecodedTicket;
  keys: KeyRing;
  /** The list's entry for it. */
  listed: ListedTicket | undefined;
}

export async function checkCode(asked: Asked): Promise<CheckedCode & { person: Person }> {
  const { code, ticket, keys, listed } = asked;
  const [signature, attendee] = await Promise.all([
    checkSignature(keys, ticket),
    listed && openAttendee(listed.sealed, { eventId: ticket.eventId, code }),
  ]);
  const hasOpenedSeal = attendee !== undefined;
  return { ticket, signature, hasOpenedSeal, person: { ...nobody, ...attendee } };
}
