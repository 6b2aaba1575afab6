/** What the mail of somebody would carry, read where the mail reads it. */
import { AccountMailsService } from '../../src/auth/account-mails.service.js';
import type { TestApp } from './app.js';
import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';

/** The code that is on its way to the account; null when none is. */
export async function findMailedCode(
  { app }: TestApp,
  database: TestDatabase,
  userId: string,
): Promise<{ email: string; code: string } | null> {
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

/** Six digits, and none that is right. */
export const wrongCode = (right: string): string =>
  String((Number(right) + 1) % 1_000_000).padStart(6, '0');

/** The types of all facts about the account that the outbox still has, in their order. */
export async function listFacts(database: TestDatabase, userId: string): Promise<string[]> {
  const rows = await database.query<{ type: string }>(
    `SELECT fact->>'type' AS type FROM "OutboxMessage", jsonb_array_elements(facts) AS fact
     WHERE "aggregateId" = $1 ORDER BY version`,
    [userId],
  );
  return rows.map(({ type }) => type);
}
