import type { Invitation, MemberRole } from '@lastseat/contracts';

export const invitationColumns = {
  id: true,
  email: true,
  role: true,
  createdAt: true,
  expiresAt: true,
} as const;

interface InvitationRow {
  id: string;
  email: string;
  role: MemberRole;
  createdAt: Date;
  expiresAt: Date;
}

/** Never with the token's hash. */
export function toInvitation({ id, email, role, createdAt, expiresAt }: InvitationRow): Invitation {
  return {
    id,
    email,
    role,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
