/** Who comes to an event: read by its organiser's members. */
import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type {
  ExportRosterQuery,
  ListRosterQuery,
  RosterEntry,
  RosterPage,
} from '@lastseat/contracts';
import { findOrigins, findTransfers } from '../bookings/bookings.service.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { listNames } from '../ticket-names/ticket-names.service.js';
import { readPage } from './roster-file.sql.js';
import { findBookings, readBookings, type RosterRow } from './roster-pages.sql.js';
import { nameRosterFile, writeRosterFile } from './write-roster-file.js';

export interface RosterFile {
  name: string;
  content: Readable;
}

@Injectable()
export class RosterService {
  private readonly logger = new Logger(RosterService.name);

  constructor(
    private readonly memberships: MembershipsService,
    private readonly database: ReadDatabase,
  ) {}

  /** @throws ProblemError `event_not_found`, `forbidden`, `busy` */
  async list(user: SignedInUser, eventId: string, query: ListRosterQuery): Promise<RosterPage> {
    await this.memberships.require(user, { eventId }, 'roster.read');
    const { page, limit } = query;
    return this.database.read(async (database) => {
      const { ids, total, confirmed, cancelled } = await findBookings(database, eventId, query);
      const entries = await readEntries(database, ids);
      const byId = new Map(entries.map((entry) => [entry.bookingId, entry]));
      return {
        data: ids.flatMap((id) => byId.get(id) ?? []),
        meta: { total, page, limit, totalPages: Math.ceil(total / limit) },
        counts: { confirmed, cancelled },
      };
    });
  }

  /**
   * The whole list, written as it is read: whoever reads slowly holds one page of it and no connection.
   * @throws ProblemError `event_not_found`, `forbidden`, `busy`; the stream breaks off where a page fails
   */
  async openFile(
    user: SignedInUser,
    eventId: string,
    query: ExportRosterQuery,
  ): Promise<RosterFile> {
    await this.memberships.require(user, { eventId }, 'roster.export');
    const event = await this.database.read((database) =>
      database.event.findUnique({
        where: { id: eventId },
        select: { title: true, timeZone: true },
      }),
    );
    if (event === null) throw new ProblemError('event_not_found');
    const pieces = writeRosterFile(event.timeZone, (after) =>
      this.database.read((database) => readPage(database, eventId, query, after)),
    );
    // One piece waits for the client at the most, and the next is not begun.
    const content = Readable.from(pieces, { highWaterMark: 1 });
    content.on('error', (error) => this.logger.error(`A roster broke off: ${String(error)}`));
    return { name: nameRosterFile(event.title), content };
  }

  /** @throws ProblemError `booking_not_found` */
  async getEntry(bookingId: string): Promise<RosterEntry> {
    const [entry] = await this.database.read((database) => readEntries(database, [bookingId]));
    if (entry === undefined) throw new ProblemError('booking_not_found');
    return entry;
  }
}

/** With how they were passed on. */
async function readEntries(
  database: Pick<PrismaService, '$queryRaw'>,
  ids: readonly string[],
): Promise<RosterEntry[]> {
  const rows = await readBookings(database, ids);
  const bookings = rows.map(({ bookingId: id, eventId }) => ({ id, eventId }));
  const transfers = await findTransfers(database, bookings);
  const origins = await findOrigins(database, bookings);
  return rows.map((row) => ({
    ...toEntry(row),
    transfer: transfers.get(row.bookingId) ?? null,
    transferredFrom: origins.get(row.bookingId) ?? null,
  }));
}

function toEntry({ eventId: _, names, ...row }: RosterRow) {
  return {
    ...row,
    ...(names && { names: listNames(names, row.quantity) }),
    createdAt: row.createdAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    admittedAt: row.admittedAt?.toISOString() ?? null,
  };
}
