import { createHash, randomBytes } from 'node:crypto';

/** 256 bits of chance: nobody guesses one. */
export const newInvitationToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps, so that who reads it cannot accept. */
export const hashInvitationToken = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(token).digest());
