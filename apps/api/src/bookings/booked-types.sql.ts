import type { BookedType } from '@lastseat/contracts';
import { arrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import type { BookingRecord } from './domain/booking-command.js';

/** Of what types the bookings are, by the types' ids. Where none is of a type, nothing is asked. */
export async function findBookedTypes(
  database: Pick<PrismaService, '$queryRaw'>,
  bookings: readonly Pick<BookingRecord, 'eventId' | 'ticketTypeId'>[],
): Promise<Map<string, BookedType>> {
  const typed = bookings.filter(({ ticketTypeId }) => ticketTypeId);
  if (typed.length === 0) return new Map();
  const rows = await database.$queryRaw<(BookedType & { id: string })[]>`
    SELECT id, name, "priceCents" FROM "TicketType"
    WHERE "eventId" = ANY(${arrayLiteral(typed.map(({ eventId }) => eventId))}::uuid[])
      AND id = ANY(${arrayLiteral(typed.map(({ ticketTypeId }) => ticketTypeId ?? null))}::uuid[])`;
  return new Map(rows.map(({ id, ...type }) => [id, type]));
}
