/** What the console and the door see of who is in. */
import { Injectable } from '@nestjs/common';
import {
  maxListedConflicts,
  type CheckInPage,
  type ConflictEntry,
  type DoorConflict,
  type DoorEntry,
  type ListCheckInsQuery,
} from '@lastseat/contracts';
import { ReadDatabase } from '../common/database/lanes.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { countDoor, listConflictEntries, listEntries, type EntryRow } from './door-counts.sql.js';

@Injectable()
export class DoorPagesService {
  constructor(
    private readonly memberships: MembershipsService,
    private readonly database: ReadDatabase,
  ) {}

  /** @throws ProblemError `event_not_found`, `forbidden`, `busy` */
  async list(user: SignedInUser, eventId: string, query: ListCheckInsQuery): Promise<CheckInPage> {
    await this.memberships.require(user, { eventId }, 'door.work');
    return this.database.read(async (database) => {
      const counts = await countDoor(database, eventId);
      if (counts === undefined) throw new ProblemError('event_not_found');
      const { admitted, tickets, conflicts: conflictCount } = counts;
      const inConflict =
        conflictCount === 0 ? [] : await listConflictEntries(database, eventId, maxListedConflicts);
      const { limit, before } = query;
      const rows = await listEntries(database, eventId, { limit: limit + 1, before });
      return {
        ...{ admitted, tickets, conflictCount, conflicts: toConflicts(inConflict) },
        data: rows.slice(0, limit).map(toEntry),
        meta: { hasMore: rows.length > limit },
      };
    });
  }
}

/** @param rows those of one ticket stand together */
function toConflicts(rows: readonly EntryRow[]): DoorConflict[] {
  const conflicts: DoorConflict[] = [];
  for (const row of rows) {
    const { bookingId, number, name } = row;
    const last = conflicts.at(-1);
    const entry: ConflictEntry = { ...toTold(row), void: row.void };
    if (last?.bookingId === bookingId && last.number === number) last.entries.push(entry);
    else conflicts.push({ bookingId, number, name, entries: [entry] });
  }
  return conflicts;
}

function toEntry(row: EntryRow): DoorEntry {
  const { kind, bookingId, number, name, isUndone } = row;
  return { ...toTold(row), kind, bookingId, number, name, isUndone };
}

const toTold = ({ nonce, scannedAt, receivedAt, device, member, by }: EntryRow) => ({
  ...{ nonce, device, member, by },
  scannedAt: scannedAt.toISOString(),
  receivedAt: receivedAt.toISOString(),
});
