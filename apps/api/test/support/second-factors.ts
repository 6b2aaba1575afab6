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
  | 'issueChallenge'
  | 'recoveryCode'
  | 'otherRecoveryCode'
  | 'totpSecret'
  | 'passkeyId'
  | 'createPasskey'
  | 'showPasskey'
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

/** A passkey that is the account's from now on. @returns its id */
export async function plantPasskey(
  database: TestDatabase,
  userId: string,
  device: SoftPasskey,
): Promise<string> {
  const id = newId();
  await database.query(
    `INSERT INTO "Passkey" (id, "userId", "credentialId", "publicKey", counter, name, "createdAt")
     VALUES ($1, $2, $3, $4, 0, 'A phone', now())`,
    [id, userId, device.credentialId, device.publicKey()],
  );
  return id;
}

/** As if the second factor were shown at this moment, in all that are open. */
export async function confirmLogIns(
  database: TestDatabase,
  userId: string,
  at = new Date(),
): Promise<void> {
  const statement = `UPDATE "Session" SET "confirmedAt" = $2 WHERE "userId" = $1`;
  await database.query(statement, [userId, at]);
}

/** As if the code of the mail had come back. */
export async function proveAddress(database: TestDatabase, userId: string): Promise<void> {
  await database.query(`DELETE FROM "Verification" WHERE "userId" = $1`, [userId]);
  await database.query(`UPDATE "User" SET "emailVerifiedAt" = now() WHERE id = $1`, [userId]);
}

/** An app that is being set up, two recovery codes, a passkey, and challenges for the password of now. */
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
  const [recoveryCode = '', otherRecoveryCode = ''] = makeRecoveryCodes();
  const hashes = [recoveryCode, otherRecoveryCode].map((code) =>
    Buffer.from(hashRecoveryCode(code)),
  );
  await database.query(
    `INSERT INTO "RecoveryCode" ("userId", hash) SELECT $1, unnest($2::bytea[])`,
    [userId, hashes],
  );
  const [user] = await database.query<{ passwordHash: string }>(
    `SELECT "passwordHash" FROM "User" WHERE id = $1`,
    [userId],
  );
  const { passwordHash } = user!;
  const challenges = app.get(LogInChallenges);
  const device = new SoftPasskey('localhost', 'http://localhost:3000');
  const passkeyId = await plantPasskey(database, userId, device);
  const made = usePasskeys(device, app.get(PasskeyChallenges), { userId, passwordHash });
  return {
    // Of now: it runs out within minutes.
    issueChallenge: () => challenges.issue(userId, passwordHash).challenge,
    recoveryCode,
    otherRecoveryCode,
    totpSecret: secret.base32,
    passkeyId,
    ...made,
  };
}
