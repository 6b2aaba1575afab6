import { Injectable } from '@nestjs/common';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';

/** Asked before what only somebody may do whose address is known to be theirs. */
@Injectable()
export class VerifiedAccountsService {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws ProblemError `email_not_verified` */
  async require(userId: string): Promise<void> {
    const where = { id: userId, emailVerifiedAt: { not: null } };
    const verified = await this.prisma.user.findFirst({ where, select: { id: true } });
    if (!verified) throw new ProblemError('email_not_verified');
  }
}
