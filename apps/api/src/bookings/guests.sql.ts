/** The raw SQL of guests, one named function for each statement. */
import type { GuestPolicy } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { Prisma } from '../../generated/prisma/client.js';
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
    WITH event AS (
      SELECT id, "guestPolicy", "remainingTickets" > 0 AND status = 'scheduled'
             AND "guestPolicy" <> 'off' AND ${hasType(ticketTypeId)} AS "isOpen"
      FROM "Event" WHERE id = ${guest.eventId}::uuid AND status <> 'draft'
    ), ${personAndLink(guest, Prisma.sql`FROM event WHERE "isOpen"`)}
    SELECT "guestPolicy" AS policy, (SELECT id FROM person) AS "userId" FROM event`;
  return row ?? null;
}

/** Whether the event has the type, and seats of it for sale; or neither is named nor has types. */
const hasType = (ticketTypeId: string | undefined) =>
  ticketTypeId === undefined
    ? Prisma.sql`NOT "hasTicketTypes"`
    : Prisma.sql`EXISTS (
        SELECT FROM "TicketType"
        WHERE "eventId" = "Event".id AND id = ${ticketTypeId}::uuid
          AND (capacity IS NULL OR "takenTickets" < capacity)
          AND ("saleStartsAt" IS NULL OR "saleStartsAt" <= now())
          AND ("saleEndsAt" IS NULL OR "saleEndsAt" > now())
      )`;

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

/** The part that makes or finds both rows. @param source one row where there is somebody to welcome */
const personAndLink = (
  { eventId, email, name, linkId, tokenHash }: GuestWanted,
  source: Prisma.Sql,
) => Prisma.sql`
    person AS (
      INSERT INTO "User" (id, email, name)
      SELECT ${newId()}::uuid, ${email}, ${name} ${source}
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

/** By the two indexes: what the person holds or has, or else what was cancelled last. */
export async function findNewestBooking(
  database: Database,
  { eventId, userId }: LinkedPlace,
): Promise<BookingRecord | null> {
  const select = (condition: Prisma.Sql) => Prisma.sql`
    (SELECT * FROM "Booking"
     WHERE "eventId" = ${eventId}::uuid AND "userId" = ${userId}::uuid AND ${condition}
     ORDER BY id DESC LIMIT 1)`;
  const [row] = await database.$queryRaw<BookingRecord[]>`
    SELECT * FROM (
      ${select(Prisma.sql`status IN ('held', 'confirmed')`)}
      UNION ALL ${select(Prisma.sql`status = 'cancelled'`)}
    ) AS booking
    ORDER BY status = 'cancelled' LIMIT 1`;
  return row ?? null;
}
