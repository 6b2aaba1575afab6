/** The holidays of organisers, one named function for each statement. */
import type { Holiday } from '@lastseat/contracts';
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';

/** Those that are not over, the next one first. */
export function listHolidays(
  database: Pick<PrismaService, '$queryRaw'>,
  organiserId: string,
  now: Date,
): Promise<Holiday[]> {
  return database.$queryRaw<Holiday[]>`
    SELECT id, "from"::text, until::text, name FROM "Holiday"
    WHERE "organiserId" = ${organiserId}::uuid AND until >= ${now}::timestamptz::date - 1
    ORDER BY "from", until, id`;
}

/** Until COMMIT nobody makes events of the organiser's series: see `lockSeries`. */
export async function lockHolidays(tx: Transaction, organiserId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM "Organiser" WHERE id = ${organiserId}::uuid FOR NO KEY UPDATE`;
}

export async function insertHoliday(
  tx: Transaction,
  organiserId: string,
  { id, from, until, name }: Holiday,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Holiday" (id, "organiserId", "from", until, name)
    VALUES (${id}::uuid, ${organiserId}::uuid, ${from}::date, ${until}::date, ${name})`;
}

/** @returns its name, or null when there is none */
export async function deleteHoliday(
  tx: Transaction,
  organiserId: string,
  holidayId: string,
): Promise<string | null> {
  const [deleted] = await tx.$queryRaw<{ name: string }[]>`
    DELETE FROM "Holiday" WHERE id = ${holidayId}::uuid AND "organiserId" = ${organiserId}::uuid
    RETURNING name`;
  return deleted?.name ?? null;
}
