/** The statements on the keys that sign tickets, one named function each. */
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw' | '$executeRaw'>;

export interface TicketKeyRow {
  id: number;
  publicKey: Uint8Array;
  sealedPrivateKey: Uint8Array;
  usedFrom: Date;
}

export type NewTicketKey = Omit<TicketKeyRow, 'usedFrom'>;

/** The oldest first. */
export function listKeys(database: Database): Promise<TicketKeyRow[]> {
  return database.$queryRaw<TicketKeyRow[]>`
    SELECT id, "publicKey", "sealedPrivateKey", "usedFrom" FROM "TicketKey" ORDER BY id`;
}

/** For use at once. Of several who add the same id, one does. */
export async function addFirstKey(database: Database, key: NewTicketKey): Promise<void> {
  await database.$executeRaw`
    INSERT INTO "TicketKey" (id, "publicKey", "sealedPrivateKey", "usedFrom")
    VALUES (${key.id}::smallint, ${key.publicKey}, ${key.sealedPrivateKey}, now())
    ON CONFLICT (id) DO NOTHING`;
}

/**
 * In place of the one before it, if that has been used for long enough. All times are the database's.
 * @param key its id is the next one: of several who add it, one does
 * @param leadMs until it is used
 * @returns whether it was added
 */
export async function addNextKey(
  database: Database,
  key: NewTicketKey,
  { usedForMs, leadMs }: { usedForMs: number; leadMs: number },
): Promise<boolean> {
  const added = await database.$executeRaw`
    INSERT INTO "TicketKey" (id, "publicKey", "sealedPrivateKey", "usedFrom")
    SELECT ${key.id}::smallint, ${key.publicKey}, ${key.sealedPrivateKey},
           now() + ${leadMs} * interval '1 ms'
    FROM "TicketKey" WHERE id = ${key.id - 1}
      AND "usedFrom" <= now() - ${usedForMs} * interval '1 ms'
    ON CONFLICT (id) DO NOTHING`;
  return added === 1;
}
