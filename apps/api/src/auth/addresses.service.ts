/**
 * Whose an address is. One account has it: the one that has proved it, or a guest's that an organiser wrote
 * down. Any number of others may claim it; they may book, and nobody learns from a claim who has an account.
 *
 * What must stay true: a partial unique index lets no two have one address. Nothing but a mail to the
 * address tells whether a claim is in vain, and then it is told nothing by mail any more.
 */
import { Injectable } from '@nestjs/common';
import type { Prisma } from '../../generated/prisma/client.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { userColumns, type UserRow } from './account/to-user.js';

/** Of `User_held_email_key`, whose condition it repeats. */
const hasIt = {
  OR: [{ emailVerifiedAt: { not: null } }, { passwordHash: null }],
} satisfies Prisma.UserWhereInput;

/** Of `User_claimed_email_idx`. */
const claimsIt = {
  emailVerifiedAt: null,
  passwordHash: { not: null },
} satisfies Prisma.UserWhereInput;

type Account = UserRow & { passwordHash: string | null };

/** Whom an address can mean. */
interface Meant {
  holder: Account | null;
  /** The newest: of an address that several claim, who registered last is the one who knows it. */
  claim: Account | null;
}

@Injectable()
export class AddressesService {
  constructor(private readonly prisma: PrismaService) {}

  /** Asks for both, whatever there is: the time of a log-in must not tell. */
  async find(email: string): Promise<Meant> {
    const select = { ...userColumns, passwordHash: true };
    const newest = { id: 'desc' } as const;
    const [holder, claim] = await Promise.all([
      this.prisma.user.findFirst({ where: { email, ...hasIt }, select }),
      this.prisma.user.findFirst({ where: { email, ...claimsIt }, orderBy: newest, select }),
    ]);
    return { holder, claim };
  }

  /**
   * The ids of those accounts whose address is somebody else's.
   * @param accounts with the address that each has or wants to have
   */
  async listInVain(accounts: readonly { id: string; email: string }[]): Promise<Set<string>> {
    if (accounts.length === 0) return new Set();
    const holders = await this.prisma.user.findMany({
      where: { email: { in: accounts.map(({ email }) => email) }, ...hasIt },
      select: { id: true, email: true },
    });
    const holderOf = new Map(holders.map(({ id, email }) => [email, id]));
    const isInVain = ({ id, email }: { id: string; email: string }) =>
      (holderOf.get(email) ?? id) !== id;
    return new Set(accounts.filter(isInVain).map(({ id }) => id));
  }
}
