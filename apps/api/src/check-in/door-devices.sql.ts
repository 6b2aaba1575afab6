/** The devices of an event's door, one named function for each statement. */
import { maxDoorDevices } from '@lastseat/contracts';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface DeviceRow {
  id: string;
  name: string;
  userId: string;
  userName: string;
  createdAt: Date;
  lastSeenAt: Date;
  signedOutAt: Date | null;
}

export interface DeviceWanted {
  eventId: string;
  id: string;
  name: string;
  userId: string;
  sessionId: string;
}

/**
 * Adds the device, or gives the one that is there its name and whose hands it is in now. Not one that was
 * signed out, nor another one from a log-in whose device was: whoever found it would be back at once.
 * @param isTrusted whether such a log-in may all the same
 * @returns undefined when it was not let in
 */
export async function registerDevice(
  database: Database,
  { eventId, id, name, userId, sessionId }: DeviceWanted,
  isTrusted: boolean,
): Promise<DeviceRow | undefined> {
  const [row] = await database.$queryRaw<DeviceRow[]>`
    INSERT INTO "DoorDevice" AS device ("eventId", id, name, "userId", "sessionId")
    SELECT ${eventId}::uuid, ${id}::uuid, ${name}, ${userId}::uuid, ${sessionId}::uuid
    FROM (
      SELECT count(*) FILTER (WHERE "signedOutAt" IS NULL AND id <> ${id}::uuid) AS others,
             coalesce(bool_or("sessionId" = ${sessionId}::uuid AND "signedOutAt" IS NOT NULL), false)
               AS "isOut"
      FROM "DoorDevice" WHERE "eventId" = ${eventId}::uuid
    ) AS known
    WHERE others < ${maxDoorDevices} AND (${isTrusted} OR NOT "isOut")
    ON CONFLICT ("eventId", id) DO UPDATE
    SET name = excluded.name, "userId" = excluded."userId", "sessionId" = excluded."sessionId",
        "lastSeenAt" = now()
    WHERE device."signedOutAt" IS NULL
    RETURNING id, name, "userId", (SELECT name FROM "User" WHERE id = "userId") AS "userName",
              "createdAt", "lastSeenAt", "signedOutAt"`;
  return row;
}

/** Whether this device, or one of the same log-in, was signed out. */
export async function wasSignedOut(
  database: Database,
  { eventId, id, sessionId }: DeviceWanted,
): Promise<boolean> {
  const rows = await database.$queryRaw<unknown[]>`
    SELECT FROM "DoorDevice"
    WHERE "eventId" = ${eventId}::uuid AND (id = ${id}::uuid OR "sessionId" = ${sessionId}::uuid)
      AND "signedOutAt" IS NOT NULL LIMIT 1`;
  return rows.length > 0;
}

/** The newest first. */
export function listDevices(database: Database, eventId: string): Promise<DeviceRow[]> {
  return database.$queryRaw<DeviceRow[]>`
    SELECT device.id, device.name, device."userId", person.name AS "userName", device."createdAt",
           device."lastSeenAt", device."signedOutAt"
    FROM "DoorDevice" AS device JOIN "User" AS person ON person.id = device."userId"
    WHERE device."eventId" = ${eventId}::uuid
    ORDER BY device."createdAt" DESC, device.id`;
}

/** Seen lately enough: a row is not written for each scan. */
const SEEN_SECONDS = 30;

/** @returns undefined when there is none */
export async function seeDevice(
  database: Database,
  eventId: string,
  id: string,
): Promise<Pick<DeviceRow, 'name' | 'signedOutAt'> | undefined> {
  const [row] = await database.$queryRaw<Pick<DeviceRow, 'name' | 'signedOutAt'>[]>`
    WITH seen AS (
      UPDATE "DoorDevice" SET "lastSeenAt" = now()
      WHERE "eventId" = ${eventId}::uuid AND id = ${id}::uuid AND "signedOutAt" IS NULL
        AND "lastSeenAt" < now() - make_interval(secs => ${SEEN_SECONDS})
    )
    SELECT name, "signedOutAt" FROM "DoorDevice"
    WHERE "eventId" = ${eventId}::uuid AND id = ${id}::uuid`;
  return row;
}

/** @returns the device as it was before; undefined when there is none */
export async function signOutDevice(
  database: Database,
  eventId: string,
  id: string,
): Promise<Pick<DeviceRow, 'name' | 'userId' | 'signedOutAt'> | undefined> {
  const [row] = await database.$queryRaw<Pick<DeviceRow, 'name' | 'userId' | 'signedOutAt'>[]>`
    UPDATE "DoorDevice" SET "signedOutAt" = coalesce("signedOutAt", now())
    WHERE "eventId" = ${eventId}::uuid AND id = ${id}::uuid
    RETURNING name, "userId", OLD."signedOutAt"`;
  return row;
}
