/** Money of many events, for the plans of those who read it. */
import type { Client } from 'pg';

/** Four paid orders of each event, and of each a refund and an incident. */
export async function fillMoney(client: Client): Promise<void> {
  await client.query(
    `WITH made AS (
       INSERT INTO "Order" ("eventId", id, "userId", "organiserId", state, "totalCents", currency, provider,
                            "expiresAt", "seenAt", session, "sessionId", "endedAt", "createdAt")
       SELECT id, uuidv7(), "organiserId", "organiserId", 'paid', 1000, 'EUR', 'test', now(), now(),
              'over', 'a session', now(), now()
       FROM "Event", generate_series(1, 4)
       RETURNING "eventId", id
     ), line AS (
       INSERT INTO "OrderLine" ("eventId", "orderId", id, "bookingId", "lateBookingId", "commandId", name,
                                quantity, "unitPriceCents", seats)
       SELECT "eventId", id, id, id, uuidv7(), uuidv7(), 'A seat', 1, 1000, 'free' FROM made
     ), payment AS (
       INSERT INTO "Payment" ("eventId", "orderId", id, provider, reference, "amountCents", currency, use,
                              "receivedAt")
       SELECT "eventId", id, id, 'test', id::text, 1000, 'EUR', 'seats', now() FROM made
     ), refund AS (
       INSERT INTO "Refund" ("eventId", "orderId", id, "paymentId", "lineId", "amountCents", state, "createdAt")
       SELECT "eventId", id, id, id, id, 900, 'done', now() FROM made
     )
     INSERT INTO "PaymentIncident" ("eventId", "orderId", id, kind, "createdAt")
     SELECT "eventId", id, id, 'paid_twice', now() FROM made`,
  );
  // All but the newest have been seen.
  await client.query(
    `INSERT INTO "IncidentSeen" ("eventId", "incidentId", "userId")
     SELECT "eventId", id, id FROM "PaymentIncident" ORDER BY id OFFSET 100`,
  );
}
