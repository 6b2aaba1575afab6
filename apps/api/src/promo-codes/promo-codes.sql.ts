/** The raw SQL of codes that is none of the core's: reads. */
import type { PromoCode } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export type CodeRow = Omit<PromoCode, 'startsAt' | 'endsAt'> & {
  startsAt: Date | null;
  endsAt: Date | null;
};

const columns = Prisma.sql`
  code.id, code.name, code.code, code."percentOff", code."amountOffCents", code."ticketTypeIds", code."maxTickets",
  code."usedTickets", code."startsAt", code."endsAt", code."isPaused"`;

/** All of the event, the newest first. */
export async function listCodes(database: Database, eventId: string): Promise<PromoCode[]> {
  const rows = await database.$queryRaw<CodeRow[]>`
    SELECT ${columns} FROM "PromoCode" AS code WHERE "eventId" = ${eventId}::uuid ORDER BY id DESC`;
  return rows.map(({ startsAt, endsAt, ...code }) => ({
    ...code,
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
  }));
}

/** The one of these letters, of an event that is published and paid online. */
export async function findCode(
  database: Database,
  eventId: string,
  letters: string,
): Promise<CodeRow | null> {
  const [row] = await database.$queryRaw<CodeRow[]>`
    SELECT ${columns}
    FROM "Event" AS event JOIN "PromoCode" AS code ON code."eventId" = event.id
    WHERE event.id = ${eventId}::uuid AND event.status <> 'draft' AND event.payment = 'online'
      AND code.code = ${letters}`;
  return row ?? null;
}

/** With which a booking was made. */
export async function findCodeOfBooking(
  database: Database,
  eventId: string,
  bookingId: string,
): Promise<CodeRow | null> {
  const [row] = await database.$queryRaw<CodeRow[]>`
    SELECT ${columns}
    FROM "PromoUse" AS used
    JOIN "PromoCode" AS code ON code."eventId" = used."eventId" AND code.id = used."promoCodeId"
    WHERE used."eventId" = ${eventId}::uuid AND used."bookingId" = ${bookingId}::uuid`;
  return row ?? null;
}
