import type { MemberRole } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import { arrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

/** What somebody wants to do something with. */
export type MembershipSubject = { organiserId: string } | { eventId: string };

export interface RoleRow {
  organiserId: string;
  /** Null: no member. */
  userId: string | null;
  role: MemberRole | null;
}

/** @returns undefined when there is no such organiser or event */
export async function findRole(
  database: Database,
  userId: string,
  subject: MembershipSubject,
): Promise<RoleRow | undefined> {
  const [row] = await listRoles(database, [userId], subject);
  return row;
}

/**
 * Of those of the users who are members.
 * @returns one row without a role when none of them is; none when there is no such organiser or event
 */
export function listRoles(
  database: Database,
  userIds: readonly string[],
  subject: MembershipSubject,
): Promise<RoleRow[]> {
  const organiser =
    'eventId' in subject
      ? Prisma.sql`SELECT "organiserId" FROM "Event" WHERE id = ${subject.eventId}::uuid`
      : Prisma.sql`SELECT id AS "organiserId" FROM "Organiser" WHERE id = ${subject.organiserId}::uuid`;
  return database.$queryRaw<RoleRow[]>`
    SELECT organiser."organiserId", member."userId", member.role FROM (${organiser}) AS organiser
    LEFT JOIN "Member" AS member
      ON member."organiserId" = organiser."organiserId"
      AND member."userId" = ANY(${arrayLiteral(userIds)}::uuid[])`;
}
