/** What an authenticator app does, and second factors that are simply there. */
import { Secret, TOTP } from 'otpauth';
import { v7 as newId } from 'uuid';
import { LogInChallenges } from '../../src/auth/second-factor/log-in-challenges.js';
import { PasskeyChallenges } from '../../src/auth/second-factor/passkeys/passkey-challenges.js';
import {
  hashRecoveryCode,
  makeRecoveryCodes,
} from '../../src/auth/second-factor/recovery-codes.js';
import { SealService } from '../../src/auth/second-factor/seal.service.js';
import type { World } from './api-route.js';
import type { TestApp } from './app.js';
import type { TestDatabase } from './database.js';
import { SoftPasskey } from './soft-passkey.js';

type Planted = Pick<
  World,
  'challenge' | 'recoveryCode' | 'totpSecret' | 'passkeyId' | 'createPasskey' | 'showPasskey'
>;

/** @param key in base32, as it is typed in */
export const makeTotpCode = (key: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: at.getTime() });

/** Made and shown by a device at the moment, for the account whose password it is. */
export function usePasskeys(
  device: SoftPasskey,
  challenges: PasskeyChallenges,
  { userId, passwordHash }: { userId: string; passwordHash: string },
): Pick<World, 'createPasskey' | 'showPasskey'> {
  return {
    createPasskey: () =>
      new SoftPasskey(device.rpId, device.origin).create({
        challenge: challenges.issueAddition(userId, passwordHash),
      }),
    showPasskey: () => device.show(challenges.issueLogIn()),
  };
}

/** An app that is being set up, a recovery code, a passkey, and a challenge for the password of now. */
export async function plantSecondFactor(
  { app }: TestApp,
  database: TestDatabase,
  userId: string,
): Promise<Planted> {
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
  const { passwordHash } = user!;
  const device = new SoftPasskey('localhost', 'http://localhost:3000');
  const passkeyId = newId();
  await database.query(
    `INSERT INTO "Passkey" (id, "userId", "credentialId", "publicKey", counter, name, "createdAt")
     VALUES ($1, $2, $3, $4, 0, 'A phone', now())`,
    [passkeyId, userId, device.credentialId, device.publicKey()],
  );
  const made = usePasskeys(device, app.get(PasskeyChallenges), { userId, passwordHash });
  return { challenge, recoveryCode, totpSecret: secret.base32, passkeyId, ...made };
}
