/** What an authenticator app does, and second factors that are simply there. */
import { Secret, TOTP } from 'otpauth';
import { LogInChallenges } from '../../src/auth/second-factor/log-in-challenges.js';
import {
  hashRecoveryCode,
  makeRecoveryCodes,
} from '../../src/auth/second-factor/recovery-codes.js';
import { SealService } from '../../src/auth/second-factor/seal.service.js';
import type { TestApp } from './app.js';
import type { TestDatabase } from './database.js';

/** @param key in base32, as it is typed in */
export const makeTotpCode = (key: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: at.getTime() });

/** An app that is being set up, a recovery code, and a challenge for the password of now. */
export async function plantSecondFactor(
  { app }: TestApp,
  database: TestDatabase,
  userId: string,
): Promise<{ challenge: string; recoveryCode: string; totpSecret: string }> {
  const secret = new Secret();
  await database.query(
    `INSERT INTO "TotpSecret" ("userId", secret, "createdAt") VALUES ($1, $2, now())`,
    [userId, Buffer.from(app.get(SealService).seal(secret.bytes, userId))],
  );
  const [recoveryCode = ''] = makeRecoveryCodes();
  const hash = Buffer.from(hashRecoveryCode(recoveryCode));
  await database.query(`INSERT INTO "RecoveryCode" ("userId", hash) VALUES ($1, $2)`, [
    userId,
    hash,
  ]);
  const [user] = await database.query<{ passwordHash: string }>(
    `SELECT "passwordHash" FROM "User" WHERE id = $1`,
    [userId],
  );
  const { challenge } = app.get(LogInChallenges).issue(userId, user!.passwordHash);
  return { challenge, recoveryCode, totpSecret: secret.base32 };
}
