/** What the mails about a ticket that is passed on say, read when they are made. */
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config/config.js';
import { deriveToken, hashToken } from '../common/config/derived-keys.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { deriveTransferKey } from './transfer-key.js';

export interface TransferMail {
  /** Null: the account that it was is deleted. */
  email: string | null;
  /** Null: the account of who passes it on is deleted. */
  fromName: string | null;
}

export interface FoundTransfer extends TransferMail {
  /** Whether the other has, or may have, the link. */
  isMailed: boolean;
}

@Injectable()
export class TransferMailsService {
  private readonly key: Buffer;

  constructor(
    private readonly prisma: PrismaService,
    @Inject(CONFIG) { JWT_SECRET }: Pick<Config, 'JWT_SECRET'>,
  ) {
    this.key = deriveTransferKey(JWT_SECRET);
  }

  /** 256 bits in base64url. */
  deriveToken(transferId: string): string {
    return deriveToken(this.key, transferId);
  }

  /**
   * Notes that the link is on its way: in the instant in which it is still wanted, so that who is not told
   * of the ticket is not told either that it is taken back.
   * @returns null when it is over
   */
  async claim(transferId: string): Promise<(TransferMail & { token: string }) | null> {
    const token = this.deriveToken(transferId);
    const [row] = await this.prisma.$queryRaw<TransferMail[]>`
      UPDATE "Transfer" AS transfer SET "mailedAt" = coalesce("mailedAt", now())
      FROM "User" AS person
      WHERE transfer."tokenHash" = ${hashToken(token)} AND transfer.status = 'pending'
        AND person.id = transfer."userId"
      RETURNING transfer."toEmail" AS email,
                CASE WHEN person."deletedAt" IS NULL THEN person.name END AS "fromName"`;
    return row ? { ...row, token } : null;
  }

  async find(transferId: string): Promise<FoundTransfer | null> {
    const [row] = await this.prisma.$queryRaw<FoundTransfer[]>`
      SELECT transfer."toEmail" AS email, transfer."mailedAt" IS NOT NULL AS "isMailed",
             CASE WHEN person."deletedAt" IS NULL THEN person.name END AS "fromName"
      FROM "Transfer" AS transfer JOIN "User" AS person ON person.id = transfer."userId"
      WHERE transfer."tokenHash" = ${hashToken(this.deriveToken(transferId))}`;
    return row ?? null;
  }
}
