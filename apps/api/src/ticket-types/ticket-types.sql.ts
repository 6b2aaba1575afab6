/** The raw SQL of types of tickets that is none of the core's: reads. */
import type { OrganiserTicketType } from '@lastseat/contracts';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

type TypeRow = Omit<OrganiserTicketType, 'saleStartsAt' | 'saleEndsAt' | 'remainingTickets'> & {
  saleStartsAt: Date | null;
  saleEndsAt: Date | null;
};

/** All of the event, in their order. */
export async function listTypes(
  database: Database,
  eventId: string,
): Promise<OrganiserTicketType[]> {
  const rows = await database.$queryRaw<TypeRow[]>`
    SELECT id, name, description, "priceCents", capacity, "takenTickets", "saleStartsAt", "saleEndsAt",
           "minPerPerson", "maxPerPerson", "accessCode", position
    FROM "TicketType" WHERE "eventId" = ${eventId}::uuid ORDER BY position, id`;
  return rows.map(({ saleStartsAt, saleEndsAt, ...type }) => ({
    ...type,
    remainingTickets: type.capacity === null ? null : type.capacity - type.takenTickets,
    saleStartsAt: saleStartsAt?.toISOString() ?? null,
    saleEndsAt: saleEndsAt?.toISOString() ?? null,
  }));
}

/** Those of an event that is published which the code opens. */
export async function listTypesOpenedBy(
  database: Database,
  eventId: string,
  code: string,
): Promise<OrganiserTicketType[]> {
  const published = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Event" WHERE id = ${eventId}::uuid AND status <> 'draft'`;
  if (published.length === 0) return [];
  const types = await listTypes(database, eventId);
  return types.filter(({ accessCode }) => accessCode === code);
}
