/** Orders to begin a test with. */
import { v7 as newId } from 'uuid';
import type { TestDatabase } from './database.js';

interface Planted {
  eventId: string;
  organiserId: string;
  userId: string;
  state: 'paying' | 'paid';
  /** Of its seats; left out: they are nobody's. */
  bookingId?: string;
  lineId?: string;
}

/** As if somebody were at the provider's, or had paid 1,000 cents for seats that are gone. @returns its id */
export async function plantOrder(
  database: TestDatabase,
  { eventId, organiserId, userId, state, bookingId = newId(), lineId = newId() }: Planted,
): Promise<string> {
  const orderId = newId();
  const isPaid = state === 'paid';
  await database.query(
    `INSERT INTO "Order" ("eventId", id, "userId", "organiserId", state, "totalCents", currency, provider,
                          "expiresAt", "seenAt", session, "sessionId", "paymentUrl", "endedAt", "createdAt")
     VALUES ($1, $2, $3, $4, $5::"OrderState", 1000, 'EUR', 'test', now() + interval '1 hour', now(),
             'open', 'planted', 'http://127.0.0.1:1/', CASE WHEN $5 = 'paid' THEN now() END, now())`,
    [eventId, orderId, userId, organiserId, state],
  );
  await database.query(
    `INSERT INTO "OrderLine" ("eventId", "orderId", id, "bookingId", "lateBookingId", "commandId", name,
                              quantity, "unitPriceCents", seats)
     VALUES ($1, $2, $3, $4, $5, $6, 'An evening', 1, 1000, $7::"LineSeats")`,
    [eventId, orderId, lineId, bookingId, newId(), newId(), isPaid ? 'confirmed' : 'held'],
  );
  if (!isPaid) return orderId;
  await database.query(
    `INSERT INTO "Payment" ("eventId", "orderId", id, provider, reference, "amountCents", currency, use,
                            "receivedAt")
     VALUES ($1, $2, $3, 'test', $4, 1000, 'EUR', 'seats', now())`,
    [eventId, orderId, newId(), newId()],
  );
  return orderId;
}

/** As if somebody had paid it twice. @returns its id */
export async function plantIncident(
  database: TestDatabase,
  { eventId, orderId }: { eventId: string; orderId: string },
): Promise<string> {
  const id = newId();
  await database.query(
    `INSERT INTO "PaymentIncident" ("eventId", "orderId", id, kind, "createdAt")
     VALUES ($1, $2, $3, 'paid_twice', now())`,
    [eventId, orderId, id],
  );
  return id;
}
