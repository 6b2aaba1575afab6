/** What a booking's mails say, and when there is none: on the real database, by a real SMTP server. */
import { bookingReference, type Fact } from '@lastseat/contracts';
import { insertBookings } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { drawTicketCode } from '../../src/mail/content/ticket-code.js';
import { MailReceiver } from '../../src/mail/mail-receiver.js';
import { UnsubscribeTokens } from '../../src/mail/unsubscribe-tokens.js';
import { TicketCodesService } from '../../src/tickets/ticket-codes.service.js';
import { startApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { send } from '../support/http.js';
import { startMailServer } from '../support/mail-server.js';
import { makeDelivery } from '../support/deliveries.js';
import { plantOrder } from '../support/orders.js';
import { plantOffer, plantWaiting } from '../support/waitlist.js';

const database = useDatabase();
const run = database.query.bind(database);

async function setTheScene({ people = 1 } = {}) {
  const server = await startMailServer();
  const config = { SMTP_URL: server.url, MAIL_FROM: 'Lastseat <tickets@lastseat.example>' };
  const target = await startApp(database.url, config);
  onTestFinished(() => target.close());
  const event = await createEvent(database, { totalTickets: 10, title: 'An evening' });
  const userIds = await createUsers(database, people);
  const bookings = await insertBookings(
    run,
    userIds.map((userId) => ({ userId, eventId: event.id, quantity: 1 })),
  );
  const [booking] = bookings;
  return {
    server,
    app: target.app,
    origin: target.origin,
    receiver: target.app.get(MailReceiver),
    event,
    booking: booking!,
    userIds,
  };
}

const confirmed = (booking: { id: string; userId: string }): Fact => ({
  type: 'booking.confirmed',
  bookingId: booking.id,
  userId: booking.userId,
  quantity: 1,
});

describe('a confirmed booking', () => {
  it('arrives with its QR code, its calendar file and the way to its ticket', async () => {
    const { receiver, server, booking, app } = await setTheScene();
    const delivery = makeDelivery(confirmed(booking));
    await receiver.deliver(delivery);
    const [mail] = await server.waitFor(1);
    expect(mail).toMatchObject({
      messageId: `<${delivery.id}@lastseat.example>`,
      subject: 'Booked: An evening',
      to: [{ name: 'A person', address: `${booking.userId}@example.com` }],
    });
    expect(mail?.text).toContain(bookingReference(booking.id));
    expect(mail?.text).toContain(`http://localhost:3000/bookings/${booking.id}`);
    const [code, file] = mail?.attachments ?? [];
    expect(code).toMatchObject({ mimeType: 'image/png', contentId: '<ticket-code-1>' });
    const { id: bookingId, eventId } = booking;
    const [[signed]] = (await app
      .get(TicketCodesService)
      .codesOf([{ bookingId, eventId, createdAt: new Date(), quantity: 1 }])) as [[string]];
    expect(Buffer.from(code?.content as ArrayBuffer)).toEqual(drawTicketCode(signed));
    expect(mail?.html).toContain('src="cid:ticket-code-1"');
    expect(file).toMatchObject({ filename: 'an-evening.ics', mimeType: 'text/calendar' });
    const calendar = new TextDecoder().decode(file?.content as ArrayBuffer).replaceAll('\r\n ', '');
    expect(calendar).toContain(bookingReference(booking.id));
  });

  it('that is cancelled by now gets none', async () => {
    const { receiver, server, booking } = await setTheScene();
    await run(`UPDATE "Booking" SET status = 'cancelled', "cancelledAt" = now() WHERE id = $1`, [
      booking.id,
    ]);
    await receiver.deliver(makeDelivery(confirmed(booking)));
    expect(server.received).toEqual([]);
  });

  it('of an event that has begun, or does not take place any more, gets none', async () => {
    const { receiver, server, booking, event } = await setTheScene();
    await run(`UPDATE "Event" SET "startsAt" = now() - interval '1 hour' WHERE id = $1`, [
      event.id,
    ]);
    await receiver.deliver(makeDelivery(confirmed(booking)));
    expect(server.received).toEqual([]);
  });

  it.each(['refuse', 'putOff', 'die'] as const)(
    'is sent again as the same mail after a provider that is told to %s',
    async (behaviour) => {
      const { receiver, server, booking } = await setTheScene();
      const delivery = makeDelivery(confirmed(booking));
      server.behave(behaviour);
      await expect(receiver.deliver(delivery)).rejects.toThrow(/^SMTP: /);
      server.behave('take');
      await receiver.deliver(delivery);
      await receiver.deliver(delivery);
      const ids = server.received.map(({ messageId }) => messageId);
      expect(new Set(ids)).toEqual(new Set([`<${delivery.id}@lastseat.example>`]));
    },
  );
});

describe('a cancelled booking', () => {
  it.each([
    ['attendee', 'Booking cancelled: An evening', 'you have cancelled your booking'],
    ['organiser', 'Booking cancelled: An evening', 'the organiser has cancelled your booking'],
    ['event', 'Cancelled: An evening', 'this event does not take place'],
  ] as const)('by the %s is told so', async (cancelledBy, subject, words) => {
    const { receiver, server, booking } = await setTheScene();
    const { id: bookingId, userId } = booking;
    const fact = { bookingId, userId, quantity: 1, cancelledBy, reason: null };
    await receiver.deliver(makeDelivery({ type: 'booking.cancelled', ...fact }));
    const [mail] = await server.waitFor(1);
    expect(mail?.subject).toBe(subject);
    expect(mail?.text).toContain(words);
  });
});

it('other seats of a booking are told with the tickets that are good now, and only as they are now', async () => {
  const { receiver, server, booking } = await setTheScene();
  await run('UPDATE "Booking" SET quantity = 2 WHERE id = $1', [booking.id]);
  const { id: bookingId, userId } = booking;
  const about = { type: 'booking.changed', bookingId, userId, changedBy: 'attendee' } as const;
  await receiver.deliver(makeDelivery({ ...about, before: 1, after: 3 }));
  await receiver.deliver(makeDelivery({ ...about, before: 3, after: 2 }));
  const [mail] = await server.waitFor(1);
  expect(mail?.subject).toBe('2 seats now: An evening');
  expect(mail?.text).toContain('The last code of those that you had opens no door any more.');
  expect(mail?.attachments.filter(({ mimeType }) => mimeType === 'image/png')).toHaveLength(2);
  expect(server.received).toHaveLength(1);
});

describe('a changed event', () => {
  const moved: Fact = {
    type: 'event.changed',
    changed: [{ field: 'venue', before: 'The old hall', after: 'A hall' }],
  };

  it('is for all who have a booking, and each gets a mail of their own', async () => {
    const { receiver, server, event, userIds } = await setTheScene({ people: 3 });
    const shared = await receiver.deliver(makeDelivery(moved, { aggregateId: event.id }));
    expect(new Set(shared?.recipientIds)).toEqual(new Set(userIds));
    for (const recipientId of userIds) {
      await receiver.deliver(makeDelivery(moved, { aggregateId: event.id, recipientId }));
    }
    const mails = await server.waitFor(3);
    expect(mails.map(({ to }) => to?.[0]?.address).sort()).toEqual(
      userIds.map((id) => `${id}@example.com`).sort(),
    );
    expect(mails[0]?.text).toContain('Where: A hall\n  (was: The old hall)');
  });

  it('is worth no mail where nobody who comes has to know', async () => {
    const { receiver } = await setTheScene();
    const message = {
      aggregateType: 'event',
      aggregateId: 'any',
      version: 1,
      createdAt: new Date(),
    } as const;
    const priced: Fact = {
      type: 'event.changed',
      changed: [{ field: 'priceCents', before: 1, after: 2 }],
    };
    expect(receiver.partsOf({ ...message, facts: [priced] })).toEqual([]);
    expect(receiver.partsOf({ ...message, facts: [priced, moved] })).toEqual([[moved]]);
  });
});

describe('a reminder', () => {
  const due = (booking: { id: string; userId: string }): Fact => ({
    type: 'booking.reminderDue',
    bookingId: booking.id,
    userId: booking.userId,
  });

  it('can be ended by one click, and then comes no more', async () => {
    const { receiver, server, booking, app, origin } = await setTheScene();
    await receiver.deliver(makeDelivery(due(booking)));
    const [mail] = await server.waitFor(1);
    const token = app.get(UnsubscribeTokens).write(booking.userId);
    const headers = new Map(mail?.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('list-unsubscribe')).toBe(
      `<http://localhost:3000/api/unsubscribe/${token}>`,
    );
    const headers8058 = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'List-Unsubscribe=One-Click';
    const path = `/api/unsubscribe/${token}`;
    expect(await send(origin, 'POST', path, { headers: headers8058, body })).toMatchObject({
      status: 204,
    });
    await receiver.deliver(makeDelivery(due(booking)));
    expect(server.received).toHaveLength(1);
  });
});

describe('an offer that ran out', () => {
  const missed = ({ id, userId }: { id: string; userId: string }): Fact => ({
    ...{ type: 'booking.holdExpired', bookingId: id, userId, quantity: 1 },
  });
  const letRunOut = (ids: string[]) =>
    run(
      `UPDATE "Booking" SET status = 'cancelled', "expiresAt" = NULL, "cancelledAt" = now(),
              "cancelledBy" = 'expiry' WHERE id = ANY($1)`,
      [ids],
    );

  it('is told of with the way back to the line, and nothing that was none', async () => {
    const { receiver, server, booking, userIds } = await setTheScene();
    const userId = userIds[0]!;
    const offer = { id: await plantOffer(database, userId), userId };
    await letRunOut([offer.id]);
    await receiver.deliver(makeDelivery(missed(offer)));
    const [mail] = await server.waitFor(1);
    expect(mail?.subject).toBe('You missed your turn: An evening');
    const [{ eventId }] = (await run('SELECT "eventId" FROM "Booking" WHERE id = $1', [
      offer.id,
    ])) as [{ eventId: string }];
    expect(mail?.text).toContain(`http://localhost:3000/events/${eventId}`);

    // Who waits again, and who let another hold run out.
    await plantWaiting(database, eventId, [userId]);
    await receiver.deliver(makeDelivery(missed(offer)));
    await letRunOut([booking.id]);
    await receiver.deliver(makeDelivery(missed(booking)));
    expect(server.received).toHaveLength(1);
  });
});

describe('The money of an order', () => {
  it('is told of to whoever paid: what came, and what went back and of what', async () => {
    const { receiver, server, booking, event, userIds } = await setTheScene();
    const userId = userIds[0]!;
    const organiserId = newId();
    const of = { eventId: event.id, organiserId, userId };
    const orderId = await plantOrder(database, { ...of, state: 'paid', bookingId: booking.id });
    const refundId = newId();
    await run(
      `INSERT INTO "Refund" ("eventId", "orderId", id, "paymentId", "lineId", "amountCents", state, "createdAt")
       SELECT line."eventId", line."orderId", $2, payment.id, line.id, 700, 'done', now()
       FROM "OrderLine" AS line JOIN "Payment" AS payment USING ("eventId", "orderId")
       WHERE line."orderId" = $1`,
      [orderId, refundId],
    );
    const money = { ...of, currency: 'EUR' };
    const back = { ...money, type: 'order.refunded', refundId, amountCents: 700 } as const;
    const tell = (fact: Fact) => receiver.deliver(makeDelivery(fact, { aggregateId: orderId }));
    await tell({ ...money, type: 'order.paid', amountCents: 1_000 });
    await tell({ ...back, wasPaid: true });
    await run(`UPDATE "Order" SET "tokenHash" = '' WHERE id = $1`, [orderId]);
    await tell({ ...back, wasPaid: false });
    const mails = await server.waitFor(3);
    const texts = mails.map(({ text }) => text ?? '');
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Receipt: An evening',
      'Money sent back: An evening',
      'Money sent back: An evening',
    ]);
    expect(texts[0]).toContain('Paid: €10.00');
    expect(texts[0]).toContain(`http://localhost:3000/checkout/${orderId}`);
    expect(texts[1]).toContain('For: 1 × An evening');
    expect(texts[1]).toContain('we have sent you back €7.00 of what you paid');
    expect(texts[2]).toContain('got no seats');
    // A guest has no page of the order that could be opened without its token.
    expect(texts[2]).not.toContain('/checkout/');
    await run(`UPDATE "User" SET "deletedAt" = now() WHERE id = $1`, [userId]);
    await tell({ ...back, wasPaid: true });
    expect(server.received).toHaveLength(3);
  });
});
