/** The raw SQL of guests, one named function for each statement. */
import type { GuestPolicy } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { Prisma } from '../../generated/prisma/client.js';
import { arrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import type { BookingRecord } from './domain/booking-command.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface GuestWanted {
  eventId: string;
  email: string;
  name: string;
  /** Of the link, where there is none yet. */
  linkId: string;
  tokenHash: Uint8Array;
}

export interface WelcomedGuest {
  policy: GuestPolicy;
  /** Null where the event takes nobody at this moment: then no account was made. */
  userId: string | null;
}

/**
 * The account that has the address, or a guest's that is made for it, and its link of the event. By one
 * statement that writes both rows whether they were there or not, so its time tells nobody which it was.
 * An account is made only where there is a seat, of the type that is wanted, or every refusal would leave
 * one behind.
 * @param ticketTypeId none: of an event that is not sold by types
 * @returns null when there is no such event
 */
export async function welcomeGuest(
  database: Database,
  guest: GuestWanted,
  ticketTypeId?: string,
): Promise<WelcomedGuest | null> {
  const [row] = await database.$queryRaw<WelcomedGuest[]>`
    WITH ${openEvent(guest.eventId, ticketTypeId === undefined ? [] : [ticketTypeId])},
    ${personAndLink(guest, Prisma.sql`FROM event WHERE "isOpen"`)}
    SELECT "guestPolicy" AS policy, (SELECT id FROM person) AS "userId" FROM event`;
  return row ?? null;
}

/**
 * The same for somebody who pays. Where the address has a place already they are a person of their own, whom
 * nobody finds by the address and who has their mail there: decision 88. Whichever it is, one row is written.
 * Who wants several types is one in any case: decision 102.
 * @param ticketTypeIds empty: of an event that is not sold by types
 */
export async function welcomeBuyer(
  database: Database,
  guest: GuestWanted,
  ticketTypeIds: readonly string[] = [],
): Promise<WelcomedGuest | null> {
  const isApart = ticketTypeIds.length > 1 ? Prisma.sql`true` : hasPlace(guest);
  const [row] = await database.$queryRaw<WelcomedGuest[]>`
    WITH ${openEvent(guest.eventId, ticketTypeIds)},
    ${personAndLink(guest, Prisma.sql`FROM event WHERE "isOpen"`, isApart)}
    SELECT "guestPolicy" AS policy, (SELECT id FROM person) AS "userId" FROM event`;
  return row ?? null;
}

/** Those of which nothing is for sale, or that are not there. */
export async function listClosedTypes(
  database: Database,
  eventId: string,
  ticketTypeIds: readonly string[],
): Promise<Set<string>> {
  const open = await database.$queryRaw<{ id: string }[]>`
    SELECT id ${typesForSale(Prisma.sql`${eventId}::uuid`, ticketTypeIds)}`;
  const openIds = new Set(open.map(({ id }) => id));
  return new Set(ticketTypeIds.filter((id) => !openIds.has(id)));
}

const openEvent = (eventId: string, ticketTypeIds: readonly string[]) => Prisma.sql`
    event AS (
      SELECT id, "guestPolicy", "remainingTickets" > 0 AND status = 'scheduled'
             AND "guestPolicy" <> 'off' AND ${hasTypes(ticketTypeIds)} AS "isOpen"
      FROM "Event" WHERE id = ${eventId}::uuid AND status <> 'draft'
    )`;

/** Whether whoever has the address holds or has seats of the event. */
const hasPlace = ({ eventId, email }: GuestWanted) => Prisma.sql`
    EXISTS (
      SELECT FROM "User" AS holder
      JOIN "Booking" AS booking ON booking."userId" = holder.id
      WHERE holder.email = ${email}
        AND (holder."emailVerifiedAt" IS NOT NULL OR holder."passwordHash" IS NULL)
        AND booking."eventId" = ${eventId}::uuid AND booking.status IN ('held', 'confirmed')
    )`;

/** Whether the event has the types, and seats of each for sale; or neither is named nor has types. */
const hasTypes = (ticketTypeIds: readonly string[]) =>
  ticketTypeIds.length === 0
    ? Prisma.sql`NOT "hasTicketTypes"`
    : Prisma.sql`(
        SELECT count(*) = ${ticketTypeIds.length}
        ${typesForSale(Prisma.sql`"Event".id`, ticketTypeIds)}
      )`;

const typesForSale = (eventId: Prisma.Sql, ticketTypeIds: readonly string[]) => Prisma.sql`
        FROM "TicketType"
        WHERE "eventId" = ${eventId} AND id = ANY(${arrayLiteral([...ticketTypeIds])}::uuid[])
          AND (capacity IS NULL OR "takenTickets" < capacity)
          AND ("saleStartsAt" IS NULL OR "saleStartsAt" <= now())
          AND ("saleEndsAt" IS NULL OR "saleEndsAt" > now())`;

/**
 * The same whatever the event says: whoever accepts a ticket has shown by the mail's link that the address is
 * theirs. @returns the account
 */
export async function welcomePerson(database: Database, guest: GuestWanted): Promise<string> {
  const [row] = await database.$queryRaw<{ id: string }[]>`
    WITH ${personAndLink(guest, Prisma.empty)}
    SELECT id FROM person`;
  return row!.id;
}

/**
 * The part that makes or finds both rows.
 * @param source one row where there is somebody to welcome
 * @param isApart whether they are a person of their own, whoever has the address
 */
const personAndLink = (
  { eventId, email, name, linkId, tokenHash }: GuestWanted,
  source: Prisma.Sql,
  isApart = Prisma.sql`false`,
) => Prisma.sql`
    person AS (
      INSERT INTO "User" (id, email, "contactEmail", name)
      SELECT made.id, CASE WHEN "isApart" THEN made.id || '@guest.invalid' ELSE ${email} END,
             CASE WHEN "isApart" THEN ${email} END, ${name}
      FROM (SELECT ${newId()}::uuid AS id, ${isApart} AS "isApart" ${source}) AS made
      ON CONFLICT (email) WHERE "emailVerifiedAt" IS NOT NULL OR "passwordHash" IS NULL
      DO UPDATE SET name = "User".name
      RETURNING id
    ), link AS (
      INSERT INTO "ManageLink" ("eventId", "userId", id, "tokenHash")
      SELECT ${eventId}::uuid, person.id, ${linkId}::uuid, ${tokenHash} FROM person
      ON CONFLICT ("eventId", "userId") DO UPDATE SET "askedAt" = now()
    )`;

export interface LinkedPlace {
  eventId: string;
  userId: string;
  guestName: string;
}

export async function findPlace(
  database: Database,
  tokenHash: Uint8Array,
): Promise<LinkedPlace | null> {
  const [row] = await database.$queryRaw<LinkedPlace[]>`
    SELECT link."eventId", link."userId", person.name AS "guestName"
    FROM "ManageLink" AS link JOIN "User" AS person ON person.id = link."userId"
    WHERE link."tokenHash" = ${tokenHash}`;
  return row ?? null;
}

/**
 * By the two indexes: what the person holds or has, or else what was cancelled last.
 * @param ticketTypeId none: of whatever type
 */
export async function findNewestBooking(
  database: Database,
  { eventId, userId }: LinkedPlace,
  ticketTypeId?: string,
): Promise<BookingRecord | null> {
  const isOfType =
    ticketTypeId === undefined
      ? Prisma.sql`true`
      : Prisma.sql`"ticketTypeId" = ${ticketTypeId}::uuid`;
  const select = (condition: Prisma.Sql) => Prisma.sql`
    (SELECT * FROM "Booking"
     WHERE "eventId" = ${eventId}::uuid AND "userId" = ${userId}::uuid AND ${condition} AND ${isOfType}
     ORDER BY id DESC LIMIT 1)`;
  const [row] = await database.$queryRaw<BookingRecord[]>`
    SELECT * FROM (
      ${select(Prisma.sql`status IN ('held', 'confirmed')`)}
      UNION ALL ${select(Prisma.sql`status = 'cancelled'`)}
    ) AS booking
    ORDER BY status = 'cancelled' LIMIT 1`;
  return row ?? null;
}
