import { Injectable } from '@nestjs/common';
import { PrismaService } from '../../common/database/prisma.service.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { isPasswordRight } from '../password.js';
import { PasswordQueue } from '../password-queue.js';

/** Asks somebody who is signed in for the password again, before what could not be undone. */
@Injectable()
export class PasswordCheckService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly passwords: PasswordQueue,
  ) {}

  /**
   * @returns the hash that it was compared with: who changes the account on the strength of it looks,
   * under the account's lock, whether it still is the same
   * @throws ProblemError `invalid_credentials`
   */
  async check(userId: string, password: string): Promise<string> {
    const user = await this.prisma.user.findUnique({
      where: { id: userId },
      select: { passwordHash: true },
    });
    const hash = user?.passwordHash ?? null;
    const isRight = await this.passwords.run(() => isPasswordRight(password, hash));
    if (hash === null || !isRight) throw new ProblemError('invalid_credentials', 'Wrong password');
    return hash;
  }
}
