import type { MemberRole } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import type { RunStatement } from './run-statement.js';

/**
 * An organiser with its members.
 * @param members their users' ids, and what each may do
 * @returns its id
 */
export async function insertOrganiser(
  run: RunStatement,
  members: readonly { userId: string; role: MemberRole }[],
): Promise<string> {
  const id = newId();
  await run(
    `WITH organiser AS (
       INSERT INTO "Organiser" (id, slug, name)
       VALUES ($1::uuid, 'organiser-' || $1, 'An organiser')
     )
     INSERT INTO "Member" ("organiserId", "userId", role)
     SELECT $1::uuid, "userId", role::"MemberRole"
     FROM jsonb_to_recordset($2::jsonb) AS new("userId" uuid, role text)`,
    [id, JSON.stringify(members)],
  );
  return id;
}
