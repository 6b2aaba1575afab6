/** A key pair that signs tickets: Ed25519, whose signature of the same is always the same. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { openSealed, seal } from '../common/config/sealed.js';
import type { NewTicketKey, TicketKeyRow } from './ticket-keys.sql.js';

export interface TicketKey {
  id: number;
  usedFrom: Date;
  publicKey: KeyObject;
  /** The 32 bytes of the public key in base64url, as a JWK has them. */
  x: string;
  /** Null where it was sealed by another secret of the server: what it has signed is good all the same. */
  privateKey: KeyObject | null;
}

export interface SigningKey extends TicketKey {
  privateKey: KeyObject;
}

/** Sealed for its id: a row that is copied to another one opens no more. */
const ownerOf = (id: number) => `ticket key ${id}`;

export function makeTicketKey(id: number, sealingKey: Buffer): NewTicketKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const plain = privateKey.export({ format: 'der', type: 'pkcs8' });
  return {
    id,
    publicKey: new Uint8Array(Buffer.from(x, 'base64url')),
    sealedPrivateKey: seal(sealingKey, plain, ownerOf(id)),
  };
}

export function openTicketKey(row: TicketKeyRow, sealingKey: Buffer): TicketKey {
  const { id, usedFrom } = row;
  const x = Buffer.from(row.publicKey).toString('base64url');
  const plain = openSealed(sealingKey, row.sealedPrivateKey, ownerOf(id));
  return {
    id,
    usedFrom,
    x,
    publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
    privateKey:
      plain && createPrivateKey({ key: Buffer.from(plain), format: 'der', type: 'pkcs8' }),
  };
}

export const canSign = (key: TicketKey): key is SigningKey => key.privateKey !== null;

/**
 * The one that was current when the booking was made, so that its code is the same each time that it is
 * shown. What was booked before the first key has that one.
 * @param keys the oldest first
 */
export function findKeyOf(
  keys: readonly [SigningKey, ...SigningKey[]],
  bookedAt: Date,
): SigningKey {
  return keys.findLast(({ usedFrom }) => usedFrom <= bookedAt) ?? keys[0];
}
