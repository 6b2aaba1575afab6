import { v7 as newId } from 'uuid';
import type { RunStatement } from './run-statement.js';

/**
 * Users whose address is proved, and whose password nobody knows: they book by the committer, or by a token
 * that is made for them.
 * @returns their ids
 */
export async function insertUsers(run: RunStatement, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await run(
    `INSERT INTO "User" (id, email, name, "passwordHash", "emailVerifiedAt")
     SELECT id, id || '@example.com', 'A person', '!', now() FROM unnest($1::uuid[]) AS new(id)`,
    [ids],
  );
  return ids;
}
