/** Whether somebody may do something for an organiser: asked by every route that is not everybody's. */
import { Injectable } from '@nestjs/common';
import { can, type MemberAction, type MemberRole } from '@lastseat/contracts';
import { ReadDatabase } from '../common/database/lanes.js';
import type { Transaction } from '../common/database/prisma.service.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { findRole, type MembershipSubject, type RoleRow } from './find-role.sql.js';

export interface Membership {
  organiserId: string;
  /** Admins of the platform may do what an owner may. */
  role: MemberRole;
}

@Injectable()
export class MembershipsService {
  constructor(private readonly database: ReadDatabase) {}

  /**
   * One query. What it says may change before the caller acts on it; where that matters, see
   * {@link requireWithin}.
   * @throws ProblemError `organiser_not_found` or `event_not_found` for strangers as for what is not
   *   there, `forbidden` for members without the right
   */
  async require(
    user: Pick<SignedInUser, 'id' | 'role'>,
    subject: MembershipSubject,
    action: MemberAction,
  ): Promise<Membership> {
    const row = await this.database.read((database) => findRole(database, user.id, subject));
    return decide(row, user, subject, action);
  }

  /** The same within a transaction that holds a lock under which roles do not change. */
  async requireWithin(
    tx: Transaction,
    user: Pick<SignedInUser, 'id' | 'role'>,
    subject: MembershipSubject,
    action: MemberAction,
  ): Promise<Membership> {
    return decide(await findRole(tx, user.id, subject), user, subject, action);
  }
}

function decide(
  row: RoleRow | undefined,
  { role: platformRole }: Pick<SignedInUser, 'role'>,
  subject: MembershipSubject,
  action: MemberAction,
): Membership {
  const role = platformRole === 'admin' ? 'owner' : (row?.role ?? null);
  if (row === undefined || role === null) {
    throw new ProblemError('eventId' in subject ? 'event_not_found' : 'organiser_not_found');
  }
  if (!can(role, action)) throw new ProblemError('forbidden');
  return { organiserId: row.organiserId, role };
}
