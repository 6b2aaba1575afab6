import { createHash } from 'node:crypto';

/** What the database keeps, so that who reads it cannot accept. */
export const hashInvitationToken = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(token).digest());
