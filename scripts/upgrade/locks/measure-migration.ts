import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { splitStatements } from '../../../apps/api/prisma/split-statements.js';
import { listTables, measureStatement } from './measure-statement.js';

export const migrationsFolder = new URL('../../../apps/api/prisma/migrations/', import.meta.url);

export const readMigration = (name: string): Promise<string> =>
  readFile(new URL(`${name}/migration.sql`, migrationsFolder), 'utf8');

/**
 * Carries a migration out, statement by statement, as the migrator does.
 * @returns what would hold people up, with the beginning of the statement
 */
export async function measureMigration(client: pg.Client, script: string): Promise<string[]> {
  const tables = await listTables(client);
  const findings: string[] = [];
  for (const statement of splitStatements(script)) {
    const found = await measureStatement(client, statement, tables);
    findings.push(...found.map((finding) => `${nameOf(statement)}: ${finding}`));
  }
  return findings;
}

/** Its first line that is no comment. */
const nameOf = (statement: string) =>
  statement.split('\n').find((line) => line.trim() !== '' && !line.trim().startsWith('--')) ?? '';
