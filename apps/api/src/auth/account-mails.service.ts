/** What a mail about an account says, read when it is made. Null: there is nothing to say any more. */
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { AddressesService } from './addresses.service.js';
import { DerivedSecrets } from './derived-secrets.js';

interface ToOnePerson {
  email: string;
  name: string;
}

@Injectable()
export class AccountMailsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly secrets: DerivedSecrets,
    private readonly addresses: AddressesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The code that proves `email`, which may be the account's next address; null in its place where that is
   * somebody else's, who has to be told in other words.
   */
  async findCode(
    verificationId: string,
  ): Promise<(ToOnePerson & { code: string | null; expiresAt: Date }) | null> {
    const found = await this.prisma.verification.findFirst({
      where: { id: verificationId, expiresAt: { gt: this.clock() } },
      select: { userId: true, email: true, expiresAt: true, user: { select: { name: true } } },
    });
    if (!found) return null;
    const { userId: id, email, expiresAt, user } = found;
    const isInVain = (await this.addresses.listInVain([{ id, email }])).has(id);
    const code = isInVain ? null : this.secrets.deriveCode(verificationId);
    return { email, name: user.name, code, expiresAt };
  }

  /** The token of the link that leads to a new password. */
  async findReset(
    resetId: string,
  ): Promise<(ToOnePerson & { token: string; expiresAt: Date }) | null> {
    const found = await this.prisma.passwordReset.findFirst({
      where: { id: resetId, expiresAt: { gt: this.clock() } },
      select: { expiresAt: true, user: { select: { email: true, name: true } } },
    });
    if (!found) return null;
    const token = this.secrets.deriveToken(resetId);
    return { ...found.user, token, expiresAt: found.expiresAt };
  }

  /** Who has the account; null once it is deleted, or while it only claims its address. */
  findPerson(userId: string): Promise<ToOnePerson | null> {
    return this.prisma.user.findFirst({
      where: { id: userId, emailVerifiedAt: { not: null } },
      select: { email: true, name: true },
    });
  }

  /**
   * Null also where the address is not proved: whoever claims it could have it sent a mail for each device
   * that they make up.
   * @param sessionId of a log-in from a device that was not known
   */
  async findLogIn(
    sessionId: string,
  ): Promise<(ToOnePerson & { device: string | null; at: Date }) | null> {
    const found = await this.prisma.session.findFirst({
      where: { id: sessionId, user: { emailVerifiedAt: { not: null } } },
      select: { device: true, createdAt: true, user: { select: { email: true, name: true } } },
    });
    return found && { ...found.user, device: found.device, at: found.createdAt };
  }
}
