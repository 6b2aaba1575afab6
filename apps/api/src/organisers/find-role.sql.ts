import type { MemberRole } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';

/** What somebody wants to do something with. */
export type MembershipSubject = { organiserId: string } | { eventId: string };

export interface RoleRow {
  organiserId: string;
  /** Null: no member. */
  role: MemberRole | null;
}

/** @returns undefined when there is no such organiser or event */
export async function findRole(
  database: Pick<PrismaService, '$queryRaw'>,
  userId: string,
  subject: MembershipSubject,
): Promise<RoleRow | undefined> {
  const organiser =
    'eventId' in subject
      ? Prisma.sql`SELECT "organiserId" FROM "Event" WHERE id = ${subject.eventId}::uuid`
      : Prisma.sql`SELECT id AS "organiserId" FROM "Organiser" WHERE id = ${subject.organiserId}::uuid`;
  const [row] = await database.$queryRaw<RoleRow[]>`
    SELECT organiser."organiserId", member.role FROM (${organiser}) AS organiser
    LEFT JOIN "Member" AS member
      ON member."organiserId" = organiser."organiserId" AND member."userId" = ${userId}::uuid`;
  return row;
}
