/**
 * What the API may do in its own database, and nothing else: it owns no table, makes none, and cannot
 * touch the history of the migrations. Whoever broke into it could neither delete a booking nor change
 * what was done (`Activity`).
 *
 * Roles belong to the whole server and not to one database, so this is no migration: it runs after
 * them, and each time says everything anew.
 */
import pg from 'pg';

/**
 * One line for each table and sequence; a new one without one is out of the API's reach. `SELECT … FOR UPDATE`
 * needs the right to UPDATE one column at least.
 */
export const apiPrivileges: Record<string, string> = {
  // All columns: Prisma writes the default role itself.
  User: `SELECT, INSERT,
         UPDATE (email, "contactEmail", name, "passwordHash", "emailVerifiedAt", "deletedAt", "wantsReminders",
                 version)`,
  Verification: `SELECT, INSERT, UPDATE (attempts), DELETE`,
  PasswordReset: `SELECT, INSERT, DELETE`,
  TotpSecret: `SELECT, INSERT, UPDATE ("confirmedAt", "lastStep"), DELETE`,
  Passkey: `SELECT, INSERT, UPDATE (name, counter, "lastUsedAt", "lastChallengeAt"), DELETE`,
  RecoveryCode: `SELECT, INSERT, DELETE`,
  Session: `SELECT, INSERT, UPDATE ("revokedAt", "lastUsedAt", "confirmedAt"), DELETE`,
  RefreshToken: `SELECT, INSERT, UPDATE ("rotatedAt"), DELETE`,
  PushSubscription: `SELECT, INSERT, UPDATE ("userId", "sessionId", p256dh, auth), DELETE`,
  Organiser: `SELECT, INSERT, UPDATE (slug, name, text, "requiresSecondFactor", "definesCategories",
              "weeksAhead", version)`,
  Member: `SELECT, INSERT, UPDATE (role), DELETE`,
  Invitation: `SELECT, INSERT, DELETE`,
  // Only ever added to: nobody who broke in could hide what they did.
  Activity: `SELECT, INSERT`,
  Category: `SELECT, INSERT, UPDATE (position), DELETE`,
  Level: `SELECT, INSERT, UPDATE (position), DELETE`,
  Series: `SELECT, INSERT,
           UPDATE (revision, title, description, category, level, host, venue, address, "totalTickets",
                   "priceCents", currency, "maxPerPerson", "guestPolicy", "timeZone", "durationMinutes",
                   "saleOpensMinutesBefore", "saleClosesMinutesBefore", "cancelUntilMinutesBefore",
                   "allowsTransfer", "transferUntilMinutesBefore", "asksNames",
                   "waitlistMode", "offerMinutes", "waitlistClosesMinutesBefore",
                   "intervalWeeks", until, "ruleFrom", "endedAt")`,
  SeriesSlot: `SELECT, INSERT, UPDATE (weekday, "startTime", "removedAt")`,
  Holiday: `SELECT, INSERT, DELETE`,
  SeriesStep: `SELECT, INSERT, DELETE`,
  // Drafts are deleted by the function "deleteDraft", which deletes nothing else.
  Event: `SELECT, INSERT,
          UPDATE (title, description, category, level, host, "seriesDate", "isSeriesChanged", "startsAt", "endsAt", "timeZone", venue, address,
                  "coverImageId", "totalTickets", "remainingTickets", "heldTickets",
                  "nextHoldExpiryAt", version, "priceCents", currency,
                  "maxPerPerson", "hasTicketTypes", "hasPromoCodes", "saleOpensAt", "saleClosesAt", "cancelUntil", "allowsTransfer",
                  "transferUntil", "asksNames", payment, "guestPolicy", "waitlistMode",
                  "isWaitlistPaused", "offerMinutes", "waitlistClosesAt", "waitingCount", "waitlistTail",
                  status,
                  revision,
                  "cancelledAt", "cancelReason", "bookingsCancelledAt")`,
  EventCover: `SELECT, INSERT, DELETE`,
  TicketName: `SELECT, INSERT, UPDATE ("bookingId", name), DELETE`,
  RosterNote: `SELECT, INSERT, UPDATE (text, "updatedById", "updatedAt"), DELETE`,
  BookingReminder: `SELECT, INSERT`,
  EventSearch: `SELECT`,
  SearchWord: `SELECT`,
  Booking: `SELECT, INSERT (id, "userId", "eventId", status, quantity, "idempotencyKey",
                            "requestFingerprint", "createdAt", "expiresAt", "ticketTypeId"),
            UPDATE (status, quantity, "quantityCommandIds", "expiresAt", "cancelledAt", "cancelCommandId",
                    "cancelledBy", "cancelReason")`,
  TicketType: `SELECT, INSERT, DELETE,
               UPDATE (name, description, "priceCents", capacity, "takenTickets", "saleStartsAt", "saleEndsAt",
                       "minPerPerson", "maxPerPerson", "accessCode", position)`,
  PromoCode: `SELECT, INSERT, DELETE,
              UPDATE (name, code, "percentOff", "amountOffCents", "ticketTypeIds", "maxTickets", "usedTickets",
                      "startsAt", "endsAt", "isPaused")`,
  // For the books a use stays a use: of fewer seats, where some were given back.
  PromoUse: `SELECT, INSERT, UPDATE (quantity)`,
  WaitlistEntry: `SELECT, INSERT, UPDATE (status, priority, "bookingId", "endedAt")`,
  Transfer: `SELECT, INSERT ("eventId", id, "bookingId", "userId", "toEmail", "tokenHash", "createdAt"),
             UPDATE (status, "newBookingId", "mailedAt", "endedAt", "toEmail")`,
  DoorDevice: `SELECT, INSERT, UPDATE (name, "userId", "sessionId", "lastSeenAt", "signedOutAt")`,
  // Only ever added to: what was told at the door stays, whoever would like it otherwise.
  CheckIn: `SELECT, INSERT`,
  // Added to only: the code of a ticket is good for as long as its key is there.
  TicketKey: `SELECT, INSERT`,
  Order: `SELECT, INSERT ("eventId", id, "userId", "organiserId", state, "totalCents", currency,
                          "taxBasisPoints", "pricesIncludeTax", "promoCode", provider, "expiresAt", "isExtended", "seenAt",
                          "tokenHash", "nextStepAt", "createdAt"),
          UPDATE (state, "expiresAt", "isExtended", "seenAt", session, "sessionId", "paymentUrl",
                  "nextStepAt", attempts, looks, "endedAt", version)`,
  OrderLine: `SELECT, INSERT, UPDATE ("bookingId", seats, returned, "isShrinking")`,
  // What came and what went back is never changed and never gone: only what becomes of it.
  Payment: `SELECT, INSERT, UPDATE (use)`,
  Refund: `SELECT, INSERT, UPDATE (state, reference, "endedAt")`,
  ProviderEvent: `SELECT, INSERT, DELETE`,
  PaymentIncident: `SELECT, INSERT`,
  IncidentSeen: `SELECT, INSERT`,
  ManageLink: `SELECT, INSERT, UPDATE ("askedAt")`,
  // What is to be told is written once, and goes when it is passed on.
  OutboxMessage: `SELECT, INSERT, DELETE`,
  Delivery: `SELECT, INSERT, UPDATE (attempts, "nextAttemptAt", "deadlineAt", "deadAt", "lastError"), DELETE`,
  // Of what was read in Kafka: noted once, and removed when it cannot come again.
  MadeDelivery: `SELECT, INSERT, DELETE`,
  // Only ever added to: the books stay as they were written.
  StoredEvent: `SELECT, INSERT`,
  // Draws the next position and reads the last one, and cannot set it back.
  StoredEvent_position_seq: `USAGE, SELECT`,
  InvoicingProfile: `SELECT, INSERT, UPDATE`,
  OrganiserLogo: `SELECT, INSERT, UPDATE (width, height, bytes), DELETE`,
  InvoiceLedger: `SELECT, INSERT, UPDATE ("lastSequence")`,
  InvoiceView: `SELECT, INSERT, UPDATE`,
  ProjectionCursor: `SELECT, INSERT, UPDATE (position)`,
  RateLimit: `SELECT, INSERT, UPDATE, DELETE`,
  ScheduledWork: `SELECT, INSERT, UPDATE ("lastRunAt", "leaseId", "leaseEndsAt")`,
  WatcherCount: `SELECT, INSERT, UPDATE (count, "seenAt"), DELETE`,
};

/** Any number that nobody else locks: two starts at once must not grant at once. */
const GRANT_LOCK = 5_820_441;

/**
 * Gives the role what {@link apiPrivileges} says, and takes everything else away. In one transaction,
 * so that an API that is running meanwhile never lacks a right.
 *
 * @param tables those that the database has
 * @returns sentences for the operator about what the role can do all the same
 */
export async function grantApiPrivileges(
  ownerUrl: string,
  role: string,
  tables: readonly string[] = Object.keys(apiPrivileges),
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [GRANT_LOCK]);
    for (const statement of await listStatements(client, role, tables))
      await client.query(statement);
    await client.query('COMMIT');
    return await findExcess(client, role);
  } finally {
    await client.end();
  }
}

async function listStatements(
  client: pg.Client,
  role: string,
  tables: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  const database = pg.escapeIdentifier(rows[0]?.name ?? '');
  const to = pg.escapeIdentifier(role);
  return [
    // What everybody may do, the API may do as well: PUBLIC has to lose it.
    `REVOKE CREATE ON SCHEMA public FROM PUBLIC, ${to}`,
    `REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC, ${to}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, ${to}`,
    `REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, ${to}`,
    `GRANT CONNECT ON DATABASE ${database} TO ${to}`,
    `GRANT USAGE ON SCHEMA public TO ${to}`,
    ...tables.map(
      (table) => `GRANT ${apiPrivileges[table]} ON ${pg.escapeIdentifier(table)} TO ${to}`,
    ),
  ];
}

/** A revocation by somebody who may not revoke is a warning of PostgreSQL only, so it is looked at. */
async function findExcess(client: pg.Client, role: string): Promise<string[]> {
  const { rows } = await client.query<Record<string, boolean>>(
    `SELECT rolsuper AS "is a superuser",
            rolcreaterole OR rolcreatedb AS "can create roles or databases",
            EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) AS "is a member of other roles",
            has_schema_privilege(rolname, 'public', 'CREATE') AS "can create tables",
            has_database_privilege(rolname, current_database(), 'TEMPORARY') AS "can create temporary tables",
            EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace
                    AND relowner = pg_roles.oid) AS "owns tables"
     FROM pg_roles WHERE rolname = $1`,
    [role],
  );
  const excess = Object.entries(rows[0] ?? {}).filter(([, isTrue]) => isTrue);
  return excess.map(([what]) => `The API's role ${role} ${what}.`);
}
