import type { PasskeyCreation } from '@lastseat/contracts';
import { CHALLENGE_MS } from '../challenge-signer.js';
import type { RelyingParty } from './relying-party.js';

/** EdDSA, ES256, RS256 (IANA COSE): one of them is known to every device. */
export const passkeyAlgorithms = [-8, -7, -257];

interface Account {
  userId: string;
  email: string;
  name: string;
  /** Those that they have: a device that has one makes no second. */
  passkeys: readonly { credentialId: Uint8Array }[];
  challenge: string;
  relyingParty: RelyingParty;
}

/** What the browser is asked to make: a key that it finds again by itself, and that it asks a finger for. */
export function describeCreation(account: Account): PasskeyCreation {
  const { userId, email, name, passkeys, challenge, relyingParty } = account;
  const type = 'public-key';
  return {
    challenge,
    rp: { id: relyingParty.id, name: 'Lastseat' },
    user: { id: toText(Buffer.from(userId)), name: email, displayName: name },
    pubKeyCredParams: passkeyAlgorithms.map((alg) => ({ alg, type })),
    excludeCredentials: passkeys.map(({ credentialId }) => ({ id: toText(credentialId), type })),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    // Which make of device it is, is none of our affair.
    attestation: 'none',
    timeout: CHALLENGE_MS,
  };
}

const toText = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
