/** What edits of series have still to do, one named function for each statement. */
import { v7 as newId } from 'uuid';
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';
import { arrayLiteral } from '../common/database/array-literal.js';
import type { EventChanges } from './domain/plan-edit.js';

export interface NewStep {
  seriesId: string;
  eventId: string;
  /** Null: it is cancelled. */
  changes: EventChanges | null;
  reason: string | null;
}

export interface Step extends NewStep {
  id: string;
  actorId: string;
  requestId: string;
}

/** In the order in which they were made: one event may have several. */
export async function insertSteps(
  tx: Transaction,
  by: { id: string; requestId: string },
  steps: readonly NewStep[],
): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map((step) => ({ ...step, id: newId() }));
  await tx.$executeRaw`
    INSERT INTO "SeriesStep" (id, "seriesId", "eventId", changes, reason, "actorId", "requestId")
    SELECT id, "seriesId", "eventId", nullif(changes, 'null'), reason, ${by.id}::uuid, ${by.requestId}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new(
      id uuid, "seriesId" uuid, "eventId" uuid, changes jsonb, reason text)`;
}

/** Whether an earlier edit is not done yet. */
export async function hasSteps(tx: Transaction, seriesId: string): Promise<boolean> {
  const step = await tx.seriesStep.findFirst({ where: { seriesId }, select: { id: true } });
  return step !== null;
}

/** At most one of each event: the earliest. */
export function listSteps(
  database: Pick<PrismaService, '$queryRaw'>,
  limit: number,
): Promise<Step[]> {
  return database.$queryRaw<Step[]>`
    SELECT id, "seriesId", "eventId", changes, reason, "actorId", "requestId"
    FROM (SELECT DISTINCT ON ("eventId") * FROM "SeriesStep" ORDER BY "eventId", id) AS step
    ORDER BY id LIMIT ${limit}`;
}

export async function deleteSteps(
  database: Pick<PrismaService, '$executeRaw'>,
  ids: readonly string[],
): Promise<void> {
  await database.$executeRaw`
    DELETE FROM "SeriesStep" WHERE id = ANY(${arrayLiteral([...ids])}::uuid[])`;
}
