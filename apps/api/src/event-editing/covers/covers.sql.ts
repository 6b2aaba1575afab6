/** Pictures as they are kept: in the database, where every process and every backup has them. */
import type { Prisma } from '../../../generated/prisma/client.js';
import type { PrismaService, Transaction } from '../../common/database/prisma.service.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import type { CoverSize } from './encode-cover.js';

export interface CoverChange {
  organiserId: string;
  before: string | null;
}

/** Before {@link showCover}, so that nobody waits for the bytes at the event's lock. */
export async function insertCover(
  tx: Transaction,
  eventId: string,
  imageId: string,
  sizes: CoverSize[],
): Promise<void> {
  const data = sizes.map(({ width, bytes }): Prisma.EventCoverCreateManyInput => ({
    eventId,
    imageId,
    width,
    bytes: new Uint8Array(bytes),
  }));
  await tx.eventCover.createMany({ data });
}

/**
 * Under the row lock: of two at once the later one stays, and takes the picture of the earlier one away.
 * @param imageId null: none any more
 * @returns what was shown before
 * @throws ProblemError `event_not_found`
 */
export async function showCover(
  tx: Transaction,
  eventId: string,
  imageId: string | null,
): Promise<CoverChange> {
  const [before] = await tx.$queryRaw<CoverChange[]>`
    SELECT "organiserId", "coverImageId" AS before FROM "Event"
    WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`;
  if (!before) throw new ProblemError('event_not_found');
  await tx.event.update({
    where: { id: eventId },
    data: { coverImageId: imageId },
    select: { id: true },
  });
  await tx.$executeRaw`
    DELETE FROM "EventCover"
    WHERE "eventId" = ${eventId}::uuid AND "imageId" IS DISTINCT FROM ${imageId}::uuid`;
  return before;
}

/** The smallest that is as wide as wanted, or the widest that there is. */
export async function readCover(
  database: Pick<PrismaService, '$queryRaw'>,
  { eventId, imageId }: { eventId: string; imageId: string },
  width: number,
): Promise<Buffer | null> {
  const [row] = await database.$queryRaw<{ bytes: Uint8Array }[]>`
    SELECT bytes FROM "EventCover"
    WHERE "eventId" = ${eventId}::uuid AND "imageId" = ${imageId}::uuid
    ORDER BY width < ${width}, abs(width - ${width}) LIMIT 1`;
  return row ? Buffer.from(row.bytes) : null;
}
