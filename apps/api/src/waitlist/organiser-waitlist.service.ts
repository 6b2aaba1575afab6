/** The line of an event, for its organiser's members. */
import { Injectable } from '@nestjs/common';
import type {
  ListWaitlistQuery,
  MemberAction,
  WaitlistEntry,
  WaitlistPage,
  WaitlistParams,
  WaitStatus,
} from '@lastseat/contracts';
import { WaitlistCommandsService, type Actor } from '../bookings/waitlist-commands.service.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { ActingUser, SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { readLinePage, type LineRow } from './lines.sql.js';

const right: MemberAction = 'roster.change';

@Injectable()
export class OrganiserWaitlistService {
  constructor(
    private readonly memberships: MembershipsService,
    private readonly commands: WaitlistCommandsService,
    private readonly database: ReadDatabase,
  ) {}

  /** @throws ProblemError `event_not_found`, `forbidden` */
  async list(user: SignedInUser, eventId: string, query: ListWaitlistQuery): Promise<WaitlistPage> {
    await this.memberships.require(user, { eventId }, 'roster.read');
    const { page, limit } = query;
    return this.database.read(async (database) => {
      const { rows, total } = await readLinePage(database, eventId, query);
      const meta = { total, page, limit, totalPages: Math.ceil(total / limit) };
      return { data: rows.map(toEntry), meta };
    });
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, `waitlist_entry_not_found`, `busy` */
  async promote(actor: ActingUser, { id: eventId, entryId }: WaitlistParams): Promise<void> {
    await this.memberships.require(actor, { eventId }, right);
    await this.commands.promote(toActor(actor), { eventId, entryId });
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, `waitlist_entry_not_found`, `busy` */
  async remove(actor: ActingUser, { id: eventId, entryId }: WaitlistParams): Promise<void> {
    await this.memberships.require(actor, { eventId }, right);
    await this.commands.remove(toActor(actor), { eventId, entryId });
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, and what `WaitlistCommandsService.offer` does */
  async offer(
    actor: ActingUser,
    { id: eventId, entryId }: WaitlistParams,
    overCapacity: boolean,
  ): Promise<void> {
    await this.memberships.require(actor, { eventId }, right);
    await this.commands.offer(toActor(actor), { eventId, entryId }, overCapacity);
  }
}

const toActor = ({ id, requestId }: ActingUser): Actor => ({ userId: id, requestId });

function toEntry(row: LineRow): WaitlistEntry {
  const { id, name, email, quantity, position, joinedAt, endedAt, expiresAt } = row;
  return {
    ...{ id, name, email, quantity, position, status: statusOf(row) },
    joinedAt: joinedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    offerExpiresAt: expiresAt?.toISOString() ?? null,
  };
}

/** What came of an offer is what came of its booking. */
function statusOf({ status, bookingStatus, cancelledBy }: LineRow): WaitStatus {
  if (status !== 'served') return status;
  if (bookingStatus === 'held') return 'offered';
  if (bookingStatus === 'confirmed') return 'booked';
  return cancelledBy === 'expiry' ? 'missed' : 'declined';
}
