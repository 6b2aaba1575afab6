/** Whole events with the names of their organisers, by one statement where Prisma would send two. */
import {
  maxTicketTypes,
  type SalesTax,
  type TicketType,
  type TicketTypeCount,
} from '@lastseat/contracts';
import { Prisma, type Event } from '../../../generated/prisma/client.js';
import { arrayLiteral } from '../../common/database/array-literal.js';
import type { PrismaService } from '../../common/database/prisma.service.js';

/** But for when the next hold ends and who came last into the line: the core's alone to know. */
/** As they are told to those who watch; null: it is not sold by types. */
interface WithTypes<Type> {
  ticketTypes: Type[] | null;
}

export interface EventRow
  extends
    WithTypes<TicketType>,
    Omit<Event, 'nextHoldExpiryAt' | 'waitlistTail' | 'hasTicketTypes' | 'hasPromoCodes'> {
  organiserSlug: string;
  organiserName: string;
  /** A code opens more of its types, or makes seats cheaper. */
  takesCode: boolean | null;
  /** Of what is paid online, where the organiser has said how it is taxed. */
  tax: SalesTax | null;
}

/** What else everybody sees of a type. Times are ISO 8601, in UTC. */
const shownOfTypes = Prisma.sql`
  'name', name, 'description', description, 'priceCents', "priceCents", 'capacity', capacity,
  'saleStartsAt', to_char("saleStartsAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'saleEndsAt', to_char("saleEndsAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'minPerPerson', "minPerPerson", 'maxPerPerson', "maxPerPerson",`;

/**
 * Without those that a code opens. Of an event that has none no other row is looked at. ORDER BY with LIMIT: by
 * the index, also where most events have types.
 */
function selectTypes(event: Prisma.Sql, shown = shownOfTypes): Prisma.Sql {
  return Prisma.sql`
    CASE WHEN ${event}."hasTicketTypes" THEN (
      SELECT coalesce(json_agg(json_build_object(
        ${shown} 'id', type.id, 'remainingTickets', capacity - "takenTickets"
      ) ORDER BY position, type.id), '[]')
      FROM (
        SELECT * FROM "TicketType" WHERE "eventId" = ${event}.id ORDER BY "eventId", id LIMIT ${maxTicketTypes}
      ) AS type
      WHERE "accessCode" IS NULL
    ) END`;
}

/** Named one by one: a column that a deployment adds meanwhile changes no answer. */
const columns = Prisma.sql`
  event.id, event."organiserId", event.title, event.description, event.category, event.level,
  event.host, event."seriesId", event."seriesDate", event."seriesSlot", event."isSeriesChanged",
  event."startsAt", event."endsAt", event."timeZone", event.venue, event.address,
  event."coverImageId", event."totalTickets", event."remainingTickets", event.version,
  event."priceCents", event.currency, event."maxPerPerson", event."saleOpensAt",
  event."saleClosesAt", event."cancelUntil", event."allowsTransfer",
  event."transferUntil", event."asksNames", event.payment, event."guestPolicy", event."waitlistMode",
  event."isWaitlistPaused", event."offerMinutes", event."waitlistClosesAt", event."waitingCount",
  event."heldTickets", event.status, event.revision, event."cancelledAt",
  event."cancelReason", event."bookingsCancelledAt", event."createdAt",
  ${selectTypes(Prisma.sql`event`)} AS "ticketTypes",
  event."hasPromoCodes" AND event.payment = 'online' OR CASE WHEN event."hasTicketTypes" THEN (
    SELECT bool_or("accessCode" IS NOT NULL) FROM (
      SELECT "accessCode" FROM "TicketType" WHERE "eventId" = event.id
      ORDER BY "eventId", id LIMIT ${maxTicketTypes}
    ) AS type
  ) END AS "takesCode",
  CASE WHEN event.payment = 'online' THEN (
    SELECT json_build_object('basisPoints', "taxBasisPoints", 'isIncluded', "pricesIncludeTax")
    FROM "InvoicingProfile" WHERE "organiserId" = event."organiserId" AND "taxBasisPoints" > 0
  ) END AS tax,
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
> &
  WithTypes<TicketTypeCount>;

/** The same, and no more of them than what is told to those who watch: strangers ask for many at once. */
export function selectCounts(
  database: Pick<PrismaService, '$queryRaw'>,
  ids: string[],
): Promise<CountRow[]> {
  return database.$queryRaw`
    SELECT id, "remainingTickets", "totalTickets", "waitingCount", status, version,
           ${selectTypes(Prisma.sql`"Event"`, Prisma.empty)} AS "ticketTypes"
    FROM "Event" WHERE id = ANY(${arrayLiteral(ids)}::uuid[]) AND status <> 'draft'`;
}
