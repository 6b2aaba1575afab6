/** The raw SQL of what organisers do: only batches with commands of theirs run it. */
import { arrayLiteral } from '../../common/database/array-literal.js';
import type { Transaction } from '../../common/database/prisma.service.js';
import type { ActivityRecord, EditableEvent } from '../domain/event-state.js';
import type { EventEdit } from '../domain/inventory.js';

/** The locked rows in full. A statement of its own after the lock: see `readKnownBookings`. */
export async function readEditableEvents(
  tx: Transaction,
  eventIds: string[],
): Promise<Omit<EditableEvent, 'lockedAt'>[]> {
  return tx.$queryRaw<Omit<EditableEvent, 'lockedAt'>[]>`
    SELECT id, status, "startsAt", "totalTickets", "remainingTickets", "heldTickets",
           "nextHoldExpiryAt", "waitingCount", version, "maxPerPerson", "hasTicketTypes", "hasPromoCodes",
           "saleOpensAt", "saleClosesAt", "cancelUntil", title, description, category, level, host,
           "isSeriesChanged", "endsAt", "timeZone", venue, address, "priceCents", currency, payment, "guestPolicy",
           "waitlistMode", "isWaitlistPaused", "offerMinutes", "waitlistClosesAt", "organiserId", revision,
           "allowsTransfer", "transferUntil", "asksNames", "seriesId", "cancelledAt", "cancelReason", "bookingsCancelledAt"
    FROM "Event" WHERE id = ANY(${arrayLiteral(eventIds)}::uuid[])`;
}

/** Which of the commands have been carried out: each has written its row into "Activity". */
export async function findDoneCommands(
  tx: Transaction,
  commandIds: string[],
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Activity" WHERE id = ANY(${arrayLiteral(commandIds)}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

/**
 * Everything that edits change but the count, which `writeBookings` writes. It fires the trigger that
 * keeps the search: two batches that bring the same new words for several events each may meet there in
 * a circle, which PostgreSQL sees and ends, and one of the two begins again.
 *
 * @returns the number of rows: fewer when somebody wrote without the lock
 */
export async function updateEdited(tx: Transaction, edits: EventEdit[]): Promise<number> {
  const rows = edits.map(({ lockedRevision, event }) => ({ ...event, lockedRevision }));
  return tx.$executeRaw`
    UPDATE "Event" AS event
    SET title = edited.title, description = edited.description, category = edited.category,
        level = edited.level, host = edited.host, "isSeriesChanged" = edited."isSeriesChanged",
        "startsAt" = edited."startsAt", "endsAt" = edited."endsAt",
        "timeZone" = edited."timeZone", venue = edited.venue, address = edited.address,
        "priceCents" = edited."priceCents", currency = edited.currency, payment = edited.payment,
        "maxPerPerson" = edited."maxPerPerson", "hasTicketTypes" = edited."hasTicketTypes",
        "hasPromoCodes" = edited."hasPromoCodes",
        "saleOpensAt" = edited."saleOpensAt",
        "saleClosesAt" = edited."saleClosesAt", "cancelUntil" = edited."cancelUntil",
        "guestPolicy" = edited."guestPolicy", "waitlistMode" = edited."waitlistMode",
        "isWaitlistPaused" = edited."isWaitlistPaused", "offerMinutes" = edited."offerMinutes",
        "waitlistClosesAt" = edited."waitlistClosesAt", "allowsTransfer" = edited."allowsTransfer",
        "transferUntil" = edited."transferUntil", "asksNames" = edited."asksNames",
        status = edited.status, revision = edited.revision, "cancelledAt" = edited."cancelledAt",
        "cancelReason" = edited."cancelReason", "bookingsCancelledAt" = edited."bookingsCancelledAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS edited(
      id uuid, title text, description text, category text, level text, host text, "isSeriesChanged" boolean, "startsAt" timestamptz,
      "endsAt" timestamptz, "timeZone" text, venue text, address text, "priceCents" int, currency text, payment "EventPayment",
      "maxPerPerson" int, "hasTicketTypes" boolean, "hasPromoCodes" boolean, "saleOpensAt" timestamptz, "saleClosesAt" timestamptz,
      "cancelUntil" timestamptz, "guestPolicy" "GuestPolicy", "waitlistMode" "WaitlistMode",
      "isWaitlistPaused" boolean, "offerMinutes" int, "waitlistClosesAt" timestamptz, "allowsTransfer" boolean,
      "transferUntil" timestamptz, "asksNames" boolean, status "EventStatus", revision int, "cancelledAt" timestamptz,
      "cancelReason" text, "bookingsCancelledAt" timestamptz, "lockedRevision" int)
    WHERE event.id = edited.id AND event.revision = edited."lockedRevision"`;
}

/** The log and what it tells of are one transaction. */
export async function insertActivities(
  tx: Transaction,
  activities: ActivityRecord[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Activity"
      (id, "organiserId", "eventId", "actorId", action, changes, "requestId", "createdAt")
    SELECT id, "organiserId", "eventId", "actorId", action, changes::jsonb, "requestId", "createdAt"
    FROM unnest(
      ${arrayLiteral(activities.map(({ id }) => id))}::uuid[],
      ${arrayLiteral(activities.map(({ organiserId }) => organiserId))}::uuid[],
      ${arrayLiteral(activities.map(({ eventId }) => eventId))}::uuid[],
      ${arrayLiteral(activities.map(({ actorId }) => actorId))}::uuid[],
      ${arrayLiteral(activities.map(({ action }) => action))}::text[],
      ${arrayLiteral(activities.map(({ changes }) => JSON.stringify(changes)))}::text[],
      ${arrayLiteral(activities.map(({ requestId }) => requestId))}::text[],
      ${arrayLiteral(activities.map(({ createdAt }) => createdAt.toISOString()))}::timestamptz[]
    ) AS done(id, "organiserId", "eventId", "actorId", action, changes, "requestId", "createdAt")`;
}
