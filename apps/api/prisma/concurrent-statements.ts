/** Statements that PostgreSQL does not run within a transaction, so that they may have stopped halfway. */

const create =
  /^CREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?:IF\s+NOT\s+EXISTS\s+)?("[^"]+"|\w+)\s/i;
const drop = /^DROP\s+INDEX\s+CONCURRENTLY\s+(?:IF\s+EXISTS\s+)?("[^"]+"|\w+)\s*$/i;

export const isConcurrent = (statement: string): boolean =>
  /\bCONCURRENTLY\b/i.test(withoutComments(statement));

/**
 * What has the effect of the statement where an earlier start began with it, and perhaps ended it: an index that
 * was not finished is made anew, and one that is gone stays so.
 */
export function repeatConcurrent(statement: string): string[] {
  const sql = withoutComments(statement);
  const made = create.exec(sql)?.[1];
  if (made !== undefined) return [`DROP INDEX CONCURRENTLY IF EXISTS ${made}`, sql];
  const dropped = drop.exec(sql)?.[1];
  if (dropped !== undefined) return [`DROP INDEX CONCURRENTLY IF EXISTS ${dropped}`];
  throw new Error(`It is not known how to carry this statement on: ${sql}`);
}

const withoutComments = (statement: string) => statement.replaceAll(/--.*$/gm, '').trim();
