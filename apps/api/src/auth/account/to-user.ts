import type { User } from '@lastseat/contracts';
import type { Prisma } from '../../../generated/prisma/client.js';

/** Never the whole row: it has the hash of the password. */
export const userColumns = {
  id: true,
  email: true,
  name: true,
  role: true,
  emailVerifiedAt: true,
} satisfies Prisma.UserSelect;

export type UserRow = Omit<User, 'isEmailVerified'> & { emailVerifiedAt: Date | null };

export function toUser({ id, email, name, role, emailVerifiedAt }: UserRow): User {
  return { id, email, name, role, isEmailVerified: emailVerifiedAt !== null };
}
