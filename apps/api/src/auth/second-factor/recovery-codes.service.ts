import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../common/database/prisma.service.js';
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.js';

/** An account's recovery codes, under its lock. It has some as long as it has a second factor. */
@Injectable()
export class RecoveryCodesService {
  /** With the first factor. @returns the codes, or none where it has some */
  async begin(tx: Transaction, userId: string): Promise<string[]> {
    const has = (await tx.recoveryCode.findFirst({ where: { userId } })) !== null;
    return has ? [] : this.replace(tx, userId);
  }

  /** Those from before are good no more. */
  async replace(tx: Transaction, userId: string): Promise<string[]> {
    const codes = makeRecoveryCodes();
    await this.end(tx, userId);
    await tx.recoveryCode.createMany({
      data: codes.map((code) => ({ userId, hash: hashRecoveryCode(code) })),
    });
    return codes;
  }

  /** @returns whether it was one of them: it is none any more */
  async use(tx: Transaction, userId: string, code: string): Promise<boolean> {
    const where = { userId, hash: hashRecoveryCode(code) };
    return (await tx.recoveryCode.deleteMany({ where })).count === 1;
  }

  async end(tx: Transaction, userId: string): Promise<void> {
    await tx.recoveryCode.deleteMany({ where: { userId } });
  }
}
