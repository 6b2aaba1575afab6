/** What the mail of an invitation says, read when it is made. */
import { Inject, Injectable } from '@nestjs/common';
import type { MemberRole } from '@lastseat/contracts';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { CONFIG, type Config } from '../common/config/config.js';
import { deriveKey, deriveToken } from '../common/config/derived-keys.js';
import { PrismaService } from '../common/database/prisma.service.js';

export interface InvitationMail {
  email: string;
  organiserName: string;
  /** Null: who invited is gone. */
  inviterName: string | null;
  role: MemberRole;
  token: string;
  expiresAt: Date;
}

@Injectable()
export class InvitationMailsService {
  private readonly key: Buffer;

  constructor(
    private readonly prisma: PrismaService,
    @Inject(CONFIG) { JWT_SECRET }: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.key = deriveKey(JWT_SECRET, 'tokens that invite a member');
  }

  /** 256 bits in base64url. */
  deriveToken(invitationId: string): string {
    return deriveToken(this.key, invitationId);
  }

  /** @returns null when it was accepted, withdrawn or replaced, or has run out */
  async find(invitationId: string): Promise<InvitationMail | null> {
    const found = await this.prisma.invitation.findFirst({
      where: { id: invitationId, expiresAt: { gt: this.clock() } },
      select: {
        email: true,
        role: true,
        expiresAt: true,
        invitedById: true,
        organiser: { select: { name: true } },
      },
    });
    if (!found) return null;
    const { organiser, invitedById, ...invitation } = found;
    const inviter = await this.prisma.user.findFirst({
      where: { id: invitedById, deletedAt: null },
      select: { name: true },
    });
    return {
      ...invitation,
      organiserName: organiser.name,
      inviterName: inviter?.name ?? null,
      token: this.deriveToken(invitationId),
    };
  }
}
