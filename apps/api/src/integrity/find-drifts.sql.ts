/** Which events' counts are not those of their bookings, lines, types and codes. */
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';

export interface Drift {
  eventId: string;
  total: number;
  remaining: number;
  confirmed: number;
  /** Of the bookings; the row's own number is `toldHeld`. */
  held: number;
  toldHeld: number;
  /** Of the line; the row's own number is `toldWaiting`. */
  waiting: number;
  toldWaiting: number;
  /** None, or as many types of which another number of seats is taken than their rows say. */
  falseTypes?: number;
  /** None, or as many codes of which another number of seats is used than their rows say. */
  falseCodes?: number;
}

/** As many as a log line should hold. The others are counted: a million of them would not fit into memory. */
const NAMED_AT_MOST = 20;

/** By event. A booking of a type that is gone, or of none where there are types, counts as one. */
const falseTypes = Prisma.sql`
  SELECT "eventId", count(*)::int AS "falseTypes"
  FROM (
    SELECT "eventId", id, "takenTickets" FROM "TicketType"
  ) AS type
  FULL JOIN (
    SELECT booking."eventId", "ticketTypeId" AS id, sum(quantity)::int AS taken
    FROM "Booking" AS booking JOIN "Event" AS event ON event.id = booking."eventId"
    WHERE booking.status IN ('held', 'confirmed')
      AND (event."hasTicketTypes" OR "ticketTypeId" IS NOT NULL)
    GROUP BY booking."eventId", "ticketTypeId"
  ) AS booked USING ("eventId", id)
  WHERE coalesce(taken, 0) IS DISTINCT FROM "takenTickets"
  GROUP BY "eventId"`;

/** By event. Of bookings that are cancelled the uses stay, and count no more. */
const falseCodes = Prisma.sql`
  SELECT code."eventId", count(*)::int AS "falseCodes"
  FROM "PromoCode" AS code
  LEFT JOIN (
    SELECT used."eventId", used."promoCodeId" AS id, sum(used.quantity)::int AS used
    FROM "PromoUse" AS used JOIN "Booking" AS booking ON booking.id = used."bookingId"
    WHERE booking.status IN ('held', 'confirmed')
    GROUP BY used."eventId", used."promoCodeId"
  ) AS counted ON counted."eventId" = code."eventId" AND counted.id = code.id
  WHERE coalesce(used, 0) <> "usedTickets"
  GROUP BY code."eventId"`;

type Row = Drift & { falseTypes: number; falseCodes: number; ofAll: number };

/**
 * One statement sees one moment, so a booking that is committed meanwhile is either in both numbers or in
 * neither. `count` is of all, `drifts` are twenty of them at most.
 */
export async function findDrifts(
  database: Pick<PrismaService, '$queryRaw'>,
): Promise<{ count: number; drifts: Drift[] }> {
  const rows = await database.$queryRaw<Row[]>`
    SELECT event.id AS "eventId", "totalTickets" AS total, "remainingTickets" AS remaining,
           coalesce(booked.confirmed, 0) AS confirmed, coalesce(booked.held, 0) AS held,
           "heldTickets" AS "toldHeld", coalesce(line.waiting, 0) AS waiting,
           "waitingCount" AS "toldWaiting", coalesce(types."falseTypes", 0) AS "falseTypes",
           coalesce(codes."falseCodes", 0) AS "falseCodes", count(*) OVER ()::int AS "ofAll"
    FROM "Event" AS event
    LEFT JOIN (
      SELECT "eventId",
             coalesce(sum(quantity) FILTER (WHERE status = 'confirmed'), 0)::int AS confirmed,
             coalesce(sum(quantity) FILTER (WHERE status = 'held'), 0)::int AS held,
             min("expiresAt") AS "firstExpiryAt"
      FROM "Booking" WHERE status IN ('held', 'confirmed') GROUP BY "eventId"
    ) AS booked ON booked."eventId" = event.id
    LEFT JOIN (
      SELECT "eventId", count(*)::int AS waiting FROM "WaitlistEntry"
      WHERE status = 'waiting' GROUP BY "eventId"
    ) AS line ON line."eventId" = event.id
    LEFT JOIN (${falseTypes}) AS types ON types."eventId" = event.id
    LEFT JOIN (${falseCodes}) AS codes ON codes."eventId" = event.id
    WHERE coalesce(booked.confirmed, 0) + "heldTickets" + "remainingTickets" <> "totalTickets"
      OR coalesce(booked.held, 0) <> "heldTickets"
      OR "firstExpiryAt" < "nextHoldExpiryAt"
      OR coalesce(line.waiting, 0) <> "waitingCount" OR "falseTypes" > 0
      OR "falseCodes" > 0
    ORDER BY event.id LIMIT ${NAMED_AT_MOST}`;
  const count = rows[0]?.ofAll ?? 0;
  const drifts = rows.map(
    ({ falseTypes: types, falseCodes: codes, ofAll: _, ...drift }): Drift => ({
      ...drift,
      ...(types > 0 && { falseTypes: types }),
      ...(codes > 0 && { falseCodes: codes }),
    }),
  );
  return { count, drifts };
}
