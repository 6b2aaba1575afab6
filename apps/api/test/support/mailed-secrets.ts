/** What the mail of somebody would carry, read where the mail reads it. */
import { AccountMailsService } from '../../src/auth/account-mails.service.js';
import { UnsubscribeTokens } from '../../src/mail/unsubscribe-tokens.js';
import type { Fact } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { testSecrets, type TestApp } from './app.js';
import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';
import { isEmptied, type RecordingReceiver } from './outbox.js';

/**
 * What the mail to prove the account's address would say; null when none is on its way. It has no code where
 * the address is somebody else's.
 */
export async function findMailedCode(
  { app }: TestApp,
  database: TestDatabase,
  userId: string,
): Promise<{ email: string; code: string | null } | null> {
  const [open] = await database.query<{ id: string }>(
    `SELECT id FROM "Verification" WHERE "userId" = $1`,
    [userId],
  );
  return open ? app.get(AccountMailsService).findCode(open.id) : null;
}

/** The token of the reset that was asked for: the answer comes before it is there. */
export async function getMailedToken(
  { app }: TestApp,
  database: TestDatabase,
  userId: string,
): Promise<string> {
  const find = () =>
    database.query<{ id: string }>(`SELECT id FROM "PasswordReset" WHERE "userId" = $1`, [userId]);
  await eventually('the reset has begun', async () => (await find()).length > 0);
  const [open] = await find();
  const found = await app.get(AccountMailsService).findReset(open!.id);
  if (!found) throw new Error('The link has run out');
  return found.token;
}

/** Of nobody who is there, and signed all the same: they are looked for. */
export const signUnsubscribeToken = (): string => new UnsubscribeTokens(testSecrets).write(newId());

/** Six digits, and none that is right. */
export const wrongCode = (right: string): string =>
  String((Number(right) + 1) % 1_000_000).padStart(6, '0');

/** The facts about the account that were told, in their order, once all that was written is told. */
export async function listFacts(
  database: TestDatabase,
  told: RecordingReceiver,
  userId: string,
): Promise<Fact[]> {
  await eventually('all is told', () => isEmptied(database));
  return told.got
    .filter(({ aggregateId }) => aggregateId === userId)
    .flatMap(({ facts }) => [...facts]);
}

export const typesOf = (facts: readonly Fact[]): string[] => facts.map(({ type }) => type);
