import type { MemberRole } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import { arrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

/** What somebody wants to do something with. */
export type MembershipSubject = { organiserId: string } | { eventId: string };

export interface RoleRow {
  organiserId: string;
  userId: string;
  /** Null: no member. */
  role: MemberRole | null;
  /** The organiser asks for a second factor, and they have none. */
  lacksSecondFactor: boolean;
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

/** @returns a row for each of the users; none when there is no such organiser or event */
export function listRoles(
  database: Database,
  userIds: readonly string[],
  subject: MembershipSubject,
): Promise<RoleRow[]> {
  const organiserId =
    'eventId' in subject
      ? Prisma.sql`(SELECT "organiserId" FROM "Event" WHERE id = ${subject.eventId}::uuid)`
      : Prisma.sql`${subject.organiserId}::uuid`;
  return database.$queryRaw<RoleRow[]>`
    SELECT organiser.id AS "organiserId", asked.id AS "userId", member.role,
      organiser."requiresSecondFactor"
        AND NOT EXISTS (
          SELECT FROM "TotpSecret" AS totp
          WHERE totp."userId" = asked.id AND totp."confirmedAt" IS NOT NULL
        )
        AND NOT EXISTS (SELECT FROM "Passkey" AS passkey WHERE passkey."userId" = asked.id)
        AS "lacksSecondFactor"
    FROM "Organiser" AS organiser
    CROSS JOIN unnest(${arrayLiteral(userIds)}::uuid[]) AS asked(id)
    LEFT JOIN "Member" AS member
      ON member."organiserId" = organiser.id AND member."userId" = asked.id
    WHERE organiser.id = ${organiserId}`;
}
