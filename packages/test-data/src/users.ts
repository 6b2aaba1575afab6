import { v7 as newId } from 'uuid';
import type { RunStatement } from './run-statement.js';

/**
 * Users whose address is proved, and who have no password: they book by the committer, or by a token that is made for them.
 * @param wanted how many, or which ids they are to have
 * @returns their ids, in their order
 */
export async function insertUsers(
  run: RunStatement,
  wanted: number | readonly string[],
): Promise<readonly string[]> {
  const ids =
    typeof wanted === 'number' ? Array.from({ length: wanted }, (): string => newId()) : wanted;
  await run(
    `INSERT INTO "User" (id, email, name, "emailVerifiedAt")
     SELECT id, id || '@example.com', 'A person', now() FROM unnest($1::uuid[]) AS new(id)`,
    [ids],
  );
  return ids;
}
