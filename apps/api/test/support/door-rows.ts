/** Rows of a door, without the way over HTTP. */
import { v7 as newId } from 'uuid';
import type { TestDatabase } from './database.js';

/** Of a log-in of its own. */
export async function plantDevice(
  database: TestDatabase,
  { eventId, userId, name = 'Main door' }: { eventId: string; userId: string; name?: string },
): Promise<string> {
  const id = newId();
  await database.query(
    `INSERT INTO "DoorDevice" ("eventId", id, name, "userId", "sessionId") VALUES ($1, $2, $3, $4, $5)`,
    [eventId, id, name, userId, newId()],
  );
  return id;
}

export interface PlantedFact {
  nonce: string;
  bookingId: string;
  number?: number;
  kind?: 'entry' | 'undo';
  undoes?: string | null;
  scannedAt?: Date;
  void?: 'cancelled' | 'transferred' | null;
}

/** Entries with the first seat, of a moment ago, unless something else is given. */
export async function plantFacts(
  database: TestDatabase,
  { eventId, deviceId, memberId }: { eventId: string; deviceId: string; memberId: string },
  given: readonly PlantedFact[],
): Promise<void> {
  const usual = { number: 1, kind: 'entry', undoes: null, void: null };
  const rows = given.map((fact) => ({
    ...usual,
    scannedAt: new Date(Date.now() - 60_000),
    ...fact,
  }));
  await database.query(
    `INSERT INTO "CheckIn" ("eventId", "deviceId", "memberId", nonce, kind, "bookingId", number, undoes,
                            "scannedAt", "receivedAt", by, void)
     SELECT $1, $2, $3, nonce, kind, "bookingId", number, undoes, "scannedAt", now(), 'code', void
     FROM jsonb_to_recordset($4::jsonb) AS new(
       nonce uuid, kind "CheckInKind", "bookingId" uuid, number smallint, undoes uuid,
       "scannedAt" timestamptz, void "TicketVoid")`,
    [eventId, deviceId, memberId, JSON.stringify(rows)],
  );
}
