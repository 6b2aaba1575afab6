/** Whole events with the names of their organisers, by one statement where Prisma would send two. */
import { Prisma, type Event } from '../../../generated/prisma/client.js';
import { arrayLiteral } from '../../common/database/array-literal.js';
import type { PrismaService } from '../../common/database/prisma.service.js';

/** But for when the next hold ends and who came last into the line: the core's alone to know. */
export interface EventRow extends Omit<Event, 'nextHoldExpiryAt' | 'waitlistTail'> {
  organiserSlug: string;
  organiserName: string;
}

/** Named one by one: a column that a deployment adds meanwhile changes no answer. */
const columns = Prisma.sql`
  event.id, event."organiserId", event.title, event.description, event.category, event.level,
  event.host, event."seriesId", event."seriesDate", event."seriesSlot", event."isSeriesChanged",
  event."startsAt", event."endsAt", event."timeZone", event.venue, event.address,
  event."coverImageId", event."totalTickets", event."remainingTickets", event.version,
  event."priceCents", event.currency, event."maxPerPerson", event."saleOpensAt",
  event."saleClosesAt", event."cancelUntil", event."allowsTransfer",
  event."transferUntil", event.payment, event."guestPolicy", event."waitlistMode",
  event."isWaitlistPaused", event."offerMinutes", event."waitlistClosesAt", event."waitingCount",
  event."heldTickets", event.status, event.revision, event."cancelledAt",
  event."cancelReason", event."bookingsCancelledAt", event."createdAt",
  organiser.slug AS "organiserSlug", organiser.name AS "organiserName"`;

/**
 * Drafts too: for those who may see them. LATERAL with LIMIT: one look into a unique index for each
 * organiser, whatever the estimates.
 * @param where a condition on `event`, and what follows it
 */
export function selectEvents(
  database: Pick<PrismaService, '$queryRaw'>,
  where: Prisma.Sql,
): Promise<EventRow[]> {
  return database.$queryRaw<EventRow[]>`
    SELECT ${columns}
    FROM "Event" AS event
    CROSS JOIN LATERAL (
      SELECT slug, name FROM "Organiser" WHERE id = event."organiserId" LIMIT 1
    ) AS organiser
    WHERE ${where}`;
}

/** Those of the ids that exist and are published. */
export function selectPublished(
  database: Pick<PrismaService, '$queryRaw'>,
  ids: string[],
): Promise<EventRow[]> {
  return selectEvents(
    database,
    Prisma.sql`event.id = ANY(${arrayLiteral(ids)}::uuid[]) AND event.status <> 'draft'`,
  );
}

export type CountRow = Pick<
  Event,
  'id' | 'remainingTickets' | 'totalTickets' | 'waitingCount' | 'status' | 'version'
>;

/** The same, and no more of them than what is told to those who watch: strangers ask for many at once. */
export function selectCounts(
  database: Pick<PrismaService, '$queryRaw'>,
  ids: string[],
): Promise<CountRow[]> {
  return database.$queryRaw`
    SELECT id, "remainingTickets", "totalTickets", "waitingCount", status, version
    FROM "Event" WHERE id = ANY(${arrayLiteral(ids)}::uuid[]) AND status <> 'draft'`;
}
