/** The statements on browsers that show messages, one named function each. */
import type { PushSubscriptionInput } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw' | '$executeRaw'>;

export interface Subscription {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** One browser is one person's: who signs in there next takes it over. */
export async function putSubscription(
  tx: Transaction,
  { id: userId, sessionId }: { id: string; sessionId: string },
  { endpoint, keys: { p256dh, auth } }: PushSubscriptionInput,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "PushSubscription" (id, "userId", "sessionId", endpoint, p256dh, auth)
    VALUES (${newId()}::uuid, ${userId}::uuid, ${sessionId}::uuid, ${endpoint}, ${p256dh}, ${auth})
    ON CONFLICT (endpoint) DO UPDATE
      SET "userId" = EXCLUDED."userId", "sessionId" = EXCLUDED."sessionId",
          p256dh = EXCLUDED.p256dh, auth = EXCLUDED.auth`;
}

/** All but the newest ones. */
export async function removeOldest(tx: Transaction, userId: string, kept: number): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "PushSubscription" WHERE id IN (
      SELECT id FROM "PushSubscription" WHERE "userId" = ${userId}::uuid
      ORDER BY "createdAt" DESC, id DESC OFFSET ${kept}
    )`;
}

export async function removeOwn(
  database: Database,
  userId: string,
  endpoint: string,
): Promise<void> {
  await database.$executeRaw`
    DELETE FROM "PushSubscription" WHERE "userId" = ${userId}::uuid AND endpoint = ${endpoint}`;
}

/** The push service says that the browser is no more. */
export async function removeGone(database: Database, id: string): Promise<void> {
  await database.$executeRaw`DELETE FROM "PushSubscription" WHERE id = ${id}::uuid`;
}

/** Where the person is signed in: nobody is told anything after they have logged out. */
export async function listOf(database: Database, userId: string): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT push.id FROM "PushSubscription" AS push
    JOIN "Session" ON "Session".id = push."sessionId"
    WHERE push."userId" = ${userId}::uuid AND "Session"."revokedAt" IS NULL`;
  return rows.map(({ id }) => id);
}

/** Null when it is gone, or its person has logged out, or it is another one's by now. */
export async function findSubscription(
  database: Database,
  { id, userId }: { id: string; userId: string },
): Promise<Subscription | null> {
  const [row] = await database.$queryRaw<Subscription[]>`
    SELECT push.id, push.endpoint, push.p256dh, push.auth FROM "PushSubscription" AS push
    JOIN "Session" ON "Session".id = push."sessionId"
    WHERE push.id = ${id}::uuid AND push."userId" = ${userId}::uuid AND "Session"."revokedAt" IS NULL`;
  return row ?? null;
}

export interface StandingOffer {
  eventId: string;
  title: string;
  timeZone: string;
  quantity: number;
  expiresAt: Date;
}

/** Null when it was taken, let go or missed, or its event is no more to come. */
export async function findStandingOffer(
  database: Database,
  bookingId: string,
  now: Date,
): Promise<StandingOffer | null> {
  const [row] = await database.$queryRaw<StandingOffer[]>`
    SELECT "Event".id AS "eventId", title, "timeZone", quantity, "expiresAt" FROM "Booking"
    JOIN "Event" ON "Event".id = "Booking"."eventId"
    WHERE "Booking".id = ${bookingId}::uuid AND "Booking".status = 'held' AND "expiresAt" > ${now}
      AND "Event".status = 'scheduled' AND "startsAt" > ${now}`;
  return row ?? null;
}
