/** Whether somebody may do something for an organiser: asked by every route that is not everybody's. */
import { Injectable } from '@nestjs/common';
import { can, type MemberAction, type MemberRole } from '@lastseat/contracts';
import { ReadDatabase } from '../common/database/lanes.js';
import type { Transaction } from '../common/database/prisma.service.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { findRole, listRoles, type MembershipSubject, type RoleRow } from './find-role.sql.js';

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
   *   there, `second_factor_required`, and `forbidden` for members without the right
   */
  async require(
    user: AskingUser,
    subject: MembershipSubject,
    action: MemberAction,
  ): Promise<Membership> {
    const row = await this.database.read((database) => findRole(database, user.id, subject));
    return decide(row, user, subject, action);
  }

  /** The same within a transaction that holds a lock under which roles do not change. */
  async requireWithin(
    tx: Transaction,
    user: AskingUser,
    subject: MembershipSubject,
    action: MemberAction,
  ): Promise<Membership> {
    return decide(await findRole(tx, user.id, subject), user, subject, action);
  }

  /** For what is sent to many: the ids of those who may at this moment. */
  async listAllowed(
    users: readonly AskingUser[],
    subject: MembershipSubject,
    action: MemberAction,
  ): Promise<ReadonlySet<string>> {
    const ids = users.map(({ id }) => id);
    const rows = await this.database.read((database) => listRoles(database, ids, subject));
    const byUser = new Map(rows.map((row) => [row.userId, row]));
    const isAllowed = (user: AskingUser) => {
      const row = byUser.get(user.id);
      const role = row ? toRole(user, row) : null;
      return role !== null && !row?.lacksSecondFactor && can(role, action);
    };
    return new Set(users.filter(isAllowed).map(({ id }) => id));
  }
}

type AskingUser = Pick<SignedInUser, 'id' | 'role'>;

const toRole = ({ role: platformRole }: AskingUser, { role }: RoleRow) =>
  platformRole === 'admin' ? 'owner' : role;

function decide(
  row: RoleRow | undefined,
  user: AskingUser,
  subject: MembershipSubject,
  action: MemberAction,
): Membership {
  const role = row === undefined ? null : toRole(user, row);
  if (row === undefined || role === null) {
    throw new ProblemError('eventId' in subject ? 'event_not_found' : 'organiser_not_found');
  }
  if (row.lacksSecondFactor) throw new ProblemError('second_factor_required');
  if (!can(role, action)) throw new ProblemError('forbidden');
  return { organiserId: row.organiserId, role };
}
