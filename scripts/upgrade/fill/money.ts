/** Invoices, ticket types, orders and codes. */
import { ORGANISER } from './sale.js';
import { eachOf, event, person, type FillStep } from './step.js';

const seller = { legalName: 'A house', address: '1 Long Street', taxNumber: '' };
const customer = { name: 'Ada', email: null, address: '', taxNumber: '' };
const lines = [{ name: 'A seat', quantity: 1, unitPriceCents: 11_000, taxBasisPoints: 1_000 }];
const taxes = [{ taxBasisPoints: 1_000, netCents: 10_000, taxCents: 1_000 }];
const creation = { organiserId: ORGANISER, orderId: null, currency: 'EUR', customer };
const payment = { paidOn: '2026-12-02', reference: 'By hand' };

const json = (value: object) => `'${JSON.stringify(value)}'::jsonb`;

/** What happened to an invoice of each status, and what its readers are shown of it. */
const invoices = `
  INSERT INTO "StoredEvent" (stream, version, type, "schemaVersion", data)
  SELECT 'invoice-' || id, told.version, told.type, 1, told.data
  FROM "InvoiceView" CROSS JOIN LATERAL (VALUES
    (1, 'invoice.created', ${json({ ...creation, pricesIncludeTax: true, lines })}),
    (2, 'invoice.issued', ${json({ year: 2026, issuedOn: '2026-12-01', seller })}
                          || jsonb_build_object('sequence', sequence)),
    (3, CASE status WHEN 'paid' THEN 'invoice.paid' ELSE 'invoice.credited' END,
        CASE status WHEN 'paid' THEN ${json(payment)}
        ELSE ${json({ year: 2026, sequence: 4, issuedOn: '2026-12-03', refundId: null, reason: 'Ill', taxes })} END)
  ) AS told(version, type, data)
  WHERE told.version <= "InvoiceView".version`;

const sums = { taxes, netCents: 10_000, taxCents: 1_000 };
const shown = { seller, customer, pricesIncludeTax: true, lines, ...sums };
const credit = { number: '2026-00004', issuedOn: '2026-12-03', reason: 'Ill', taxes };

const books = [
  `INSERT INTO "InvoicingProfile" VALUES
     ('${ORGANISER}', 'A house', '1 Long Street', '', 1000, true, 'EUR', 'UTC')`,
  `INSERT INTO "InvoiceLedger" VALUES ('${ORGANISER}', 2026, 4)`,
  `INSERT INTO "InvoiceView"
   SELECT uuidv7(), '${ORGANISER}', NULL, CASE value WHEN 'issued' THEN 2 ELSE 3 END, value, 2026, number,
          '2026-0000' || number, '2026-12-01', 'EUR', 'Ada', NULL, 11000,
          CASE value WHEN 'credited' THEN 11000 ELSE 0 END,
          ${json(shown)} || jsonb_build_object(
            'payment', CASE value WHEN 'paid' THEN ${json(payment)} END,
            'credits', CASE value WHEN 'credited' THEN ${json([{ ...credit, totalCents: 11_000 }])}
                       ELSE '[]' END),
          now()
   FROM ${eachOf('InvoiceStatus')}`,
  invoices,
  // A row is shown since its first event.
  `UPDATE "InvoiceView" SET "createdAt" = (
     SELECT at FROM "StoredEvent" WHERE stream = 'invoice-' || "InvoiceView".id AND version = 1)`,
];

const types = [
  `UPDATE "Event" SET "hasTicketTypes" = true WHERE title = 'With types'`,
  `INSERT INTO "TicketType" ("eventId", id, name, "priceCents", capacity, position)
   SELECT ${event('With types')}, uuidv7(), 'Type ' || number, 1000 * number, CASE number WHEN 1 THEN 20 END, number
   FROM generate_series(1, 2) AS number`,
  `UPDATE "Booking" SET "ticketTypeId" = (SELECT id FROM "TicketType" ORDER BY position LIMIT 1)
   WHERE "eventId" = ${event('With types')}`,
];

/** By the state of their order. */
const seatsOf = `CASE value WHEN 'open' THEN 'held' WHEN 'paying' THEN 'held' WHEN 'paid' THEN 'confirmed'
                            WHEN 'failed' THEN 'freeing' ELSE 'free' END::"LineSeats"`;

const orders = [
  `UPDATE "Event" SET payment = 'online', "priceCents" = 1000 WHERE title IN ('Paid online', 'With codes')`,
  `DELETE FROM "Booking" WHERE "eventId" = ${event('Paid online')}`,
  `INSERT INTO "Order" ("eventId", id, "userId", "organiserId", state, "totalCents", currency, provider, "expiresAt",
                        "seenAt", session, "sessionId", "nextStepAt", "endedAt", "createdAt")
   SELECT ${event('Paid online')}, uuidv7(), person.id, '${ORGANISER}', kind.value, 1000, 'EUR', 'test',
          now() + interval '1 hour', now() + interval '1 hour',
          (enum_range(NULL::"SessionState"))[1 + number % 4], 'session ' || number,
          CASE WHEN kind.value IN ('open', 'paying', 'failed') THEN now() + interval '1 hour' END,
          CASE WHEN kind.value NOT IN ('open', 'paying') THEN now() END, now()
   FROM ${eachOf('OrderState')} JOIN "User" AS person ON email = 'person-' || number || '@example.com'`,
  `INSERT INTO "OrderLine" ("eventId", "orderId", id, "bookingId", "lateBookingId", "commandId", name, quantity,
                            "unitPriceCents", seats)
   SELECT "eventId", id, uuidv7(), uuidv7(), uuidv7(), uuidv7(), 'A seat', 1, 1000, ${seatsOf.replaceAll('value', 'state')}
   FROM "Order"`,
  `INSERT INTO "Booking" (id, "userId", "eventId", status, "createdAt", "expiresAt", "cancelledAt", "cancelledBy")
   SELECT line."bookingId", "userId", line."eventId",
          CASE seats WHEN 'held' THEN 'held' WHEN 'confirmed' THEN 'confirmed' ELSE 'cancelled' END::"BookingStatus",
          now(), CASE seats WHEN 'held' THEN now() + interval '1 hour' END,
          CASE WHEN seats IN ('free', 'freeing') THEN now() END,
          CASE WHEN seats IN ('free', 'freeing') THEN 'attendee'::"CancelledBy" END
   FROM "OrderLine" AS line JOIN "Order" ON "Order".id = "orderId"`,
  `INSERT INTO "Payment" ("eventId", "orderId", id, provider, reference, "amountCents", currency, use, "receivedAt")
   SELECT "eventId", id, uuidv7(), 'test', 'payment ' || state, 1000, 'EUR',
          CASE state WHEN 'paid' THEN 'seats' WHEN 'paying' THEN 'seating' ELSE 'refund' END::"PaymentUse", now()
   FROM "Order" WHERE state IN ('paying', 'paid', 'expired', 'failed', 'refunded')`,
  `INSERT INTO "Refund" ("eventId", "orderId", id, "paymentId", "amountCents", state, "createdAt", "endedAt")
   SELECT "eventId", "orderId", uuidv7(), id, 1000,
          (enum_range(NULL::"RefundState"))[row_number() OVER (ORDER BY reference)], now(), now()
   FROM "Payment" WHERE use = 'refund'`,
  `INSERT INTO "ProviderEvent" (provider, id, type) VALUES ('test', 'a message', 'paid')`,
  `INSERT INTO "PaymentIncident" ("eventId", "orderId", id, kind, "createdAt")
   SELECT "eventId", id, uuidv7(), 'paid_twice', now() FROM "Order" WHERE state = 'paid'`,
];

const codes = [
  `UPDATE "Event" SET "hasPromoCodes" = true WHERE title = 'With codes'`,
  `INSERT INTO "PromoCode" ("eventId", id, name, code, "percentOff", "ticketTypeIds", "maxTickets")
   VALUES (${event('With codes')}, uuidv7(), 'Friends', 'FRIENDS', 10, '{}', 50)`,
  `INSERT INTO "PromoUse" ("eventId", "bookingId", "promoCodeId", quantity)
   SELECT booking."eventId", booking.id, "PromoCode".id, 1
   FROM "Booking" AS booking JOIN "PromoCode" USING ("eventId")`,
  `UPDATE "Order" SET "promoCode" = 'FRIENDS' WHERE state = 'paid'`,
];

const names = [
  `UPDATE "Event" SET "asksNames" = true WHERE title = 'Concert 3'`,
  `INSERT INTO "TicketName" SELECT "eventId", id, 1, 'Grace' FROM "Booking" WHERE "eventId" = ${event('Concert 3')}
   AND "userId" = ${person(2)}`,
];

export const moneySteps: readonly FillStep[] = [
  { since: '20261210090000', statements: () => books },
  { since: '20261211090000', statements: () => types },
  { since: '20261212090100', statements: () => orders },
  {
    since: '20261214090000',
    statements: () => [`UPDATE "Order" SET "taxBasisPoints" = 1000 WHERE state = 'paid'`],
  },
  {
    since: '20261215090000',
    statements: () => [
      `INSERT INTO "User" (id, email, "contactEmail", name, "passwordHash")
       VALUES (uuidv7(), 'nobody@guest.invalid', 'guest-1@example.com', 'Guest 1', NULL)`,
    ],
  },
  { since: '20261215100000', statements: () => names },
  { since: '20261216090000', statements: () => codes },
  {
    since: '20261217090100',
    statements: () => [
      `UPDATE "Booking" SET "quantityCommandIds" = ARRAY[uuidv7()] WHERE quantity > 1`,
      `UPDATE "OrderLine" SET returned = 1 WHERE seats = 'free'`,
    ],
  },
  {
    since: '20261218090000',
    statements: () => [
      `INSERT INTO "IncidentSeen" SELECT "eventId", id, ${person(1)} FROM "PaymentIncident"`,
    ],
  },
  {
    since: '20261220090100',
    statements: () => [`INSERT INTO "ProjectionCursor" VALUES ('invoices', 0)`],
  },
  {
    since: '20261221090000',
    statements: () => [`INSERT INTO "OrganiserLogo" VALUES ('${ORGANISER}', 10, 10, '\\x07')`],
  },
];
