/** An organiser with its people and events: what the organisers' routes speak of. */
import { createHash, randomUUID } from 'node:crypto';
import { insertBookings, insertOrganiser, insertSeries } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { plantIncident, plantOrder } from './orders.js';
import type { TestDatabase } from './database.js';
import { plantDevice, plantFacts } from './door-rows.js';
import { createEvent, createUsers } from './factories.js';
import { plantInvoice } from './invoice-rows.js';
import { plantCodes } from './promo-codes.js';
import { plantTypes } from './ticket-types.js';
import { plantTransfers } from './transfers.js';
import { plantWaiting } from './waitlist.js';

export interface Stage {
  organiserId: string;
  slug: string;
  /** A published event of the organiser, with a picture and a booking. */
  ownEventId: string;
  imageId: string;
  ownBookingId: string;
  /** Of the attendee, who has paid. */
  ownOrderId: string;
  /** With an order of the event. */
  incidentId: string;
  /** Two who wait for it, one of them to be taken out. */
  waitlistEntryId: string;
  spareEntryId: string;
  /** At its door, the second one to be signed out; and a booking of two seats. */
  deviceId: string;
  spareDeviceId: string;
  doorBookingId: string;
  /** Of the entry with the second one. */
  entryNonce: string;
  draftId: string;
  /** Another one, to be deleted. */
  spareDraftId: string;
  /** Over 110.00, and unpaid. */
  invoiceId: string;
  /** Without events. */
  seriesId: string;
  holidayId: string;
  /** Somebody at the door, to be changed and taken out. */
  memberId: string;
  invitationId: string;
  /** Of an organiser that nobody here works for. */
  invitationToken: string;
  /** Of tickets that are passed on to whoever has these links. */
  transferToken: string;
  /** A published event that is sold by types, and two of them, the second one to be removed. */
  typedEventId: string;
  ticketTypeId: string;
  spareTypeId: string;
  /** Codes of it, the second one to be removed. */
  promoCodeId: string;
  sparePromoCodeId: string;
  spareTransferToken: string;
}

export interface StagePeople {
  owner: string;
  manager?: string;
  door?: string;
}

/** As often as wanted: each is an organiser of its own. */
export async function createStage(database: TestDatabase, people: StagePeople): Promise<Stage> {
  const run = database.query.bind(database);
  const [memberId = '', attendeeId = '', ...waiting] = await createUsers(database, 4);
  const roles = ['owner', 'manager', 'door'] as const;
  const given = roles.flatMap((role) => (people[role] ? [{ userId: people[role], role }] : []));
  const organiserId = await insertOrganiser(run, [...given, { userId: memberId, role: 'door' }]);
  const another = await insertOrganiser(run, []);
  const event = { organiserId, totalTickets: 10 };
  const published = await createEvent(database, { ...event, remainingTickets: 7 });
  const draft = await createEvent(database, { ...event, status: 'draft' });
  const spare = await createEvent(database, { ...event, status: 'draft' });
  const ownBookingId = newId();
  await insertBookings(run, [{ id: ownBookingId, userId: attendeeId, eventId: published.id }]);
  const typed = await plantTypes(database, organiserId);
  return {
    organiserId,
    invoiceId: await plantInvoice(database, organiserId),
    seriesId: await insertSeries(run, { organiserId }),
    holidayId: await insertHoliday(database, organiserId),
    slug: `organiser-${organiserId}`,
    ownEventId: published.id,
    imageId: await insertPicture(database, published.id),
    ownBookingId,
    ...(await plantMoney(database, { eventId: published.id, organiserId, userId: memberId })),
    ...(await insertLine(database, published.id, waiting)),
    ...(await openDoor(database, published.id, people.owner, memberId)),
    draftId: draft.id,
    spareDraftId: spare.id,
    memberId,
    ...(await insertInvitations(database, [organiserId, another], people.owner)),
    ...(await plantTransfers(database)),
    ...typed,
    ...(await plantCodes(database, typed.typedEventId)),
  };
}

async function plantMoney(
  database: TestDatabase,
  of: { eventId: string; organiserId: string; userId: string },
) {
  const ownOrderId = await plantOrder(database, { ...of, state: 'paid' });
  const incidentId = await plantIncident(database, { ...of, orderId: ownOrderId });
  return { ownOrderId, incidentId };
}

async function insertHoliday(database: TestDatabase, organiserId: string): Promise<string> {
  const id = newId();
  await database.query(
    `INSERT INTO "Holiday" (id, "organiserId", "from", until, name)
     VALUES ($1, $2, '2999-01-01', '2999-01-01', 'New Year')`,
    [id, organiserId],
  );
  return id;
}

async function openDoor(
  database: TestDatabase,
  eventId: string,
  userId: string,
  attendeeId: string,
) {
  const [doorBookingId, entryNonce] = [newId(), newId()];
  const booking = { id: doorBookingId, userId: attendeeId, eventId, quantity: 2 };
  await insertBookings(database.query.bind(database), [booking]);
  const deviceId = await plantDevice(database, { eventId, userId });
  const entry = { nonce: entryNonce, bookingId: doorBookingId, number: 2 };
  await plantFacts(database, { eventId, deviceId, memberId: userId }, [entry]);
  const spareDeviceId = await plantDevice(database, { eventId, userId });
  return { deviceId, spareDeviceId, doorBookingId, entryNonce };
}

async function insertLine(database: TestDatabase, eventId: string, userIds: string[]) {
  const [waitlistEntryId, spareEntryId] = await plantWaiting(database, eventId, userIds);
  return { waitlistEntryId: waitlistEntryId!, spareEntryId: spareEntryId! };
}

async function insertPicture(database: TestDatabase, eventId: string): Promise<string> {
  const imageId = randomUUID();
  await database.query(
    `WITH shown AS (UPDATE "Event" SET "coverImageId" = $2 WHERE id = $1)
     INSERT INTO "EventCover" ("eventId", "imageId", width, bytes) VALUES ($1, $2, 480, 'a picture')`,
    [eventId, imageId],
  );
  return imageId;
}

/** One to withdraw, and one to accept. */
async function insertInvitations(
  database: TestDatabase,
  organiserIds: [string, string],
  invitedById: string,
) {
  const invitationId = newId();
  const invitationToken = createHash('sha256').update(invitationId).digest('base64url');
  await database.query(
    `INSERT INTO "Invitation" (id, "organiserId", email, role, "tokenHash", "invitedById", "expiresAt")
     SELECT id, "organiserId", 'asked@example.com', 'door', sha256(token), $4, now() + interval '1 day'
     FROM unnest($1::uuid[], $2::uuid[], $3::bytea[]) AS new(id, "organiserId", token)`,
    [
      [invitationId, newId()],
      organiserIds,
      [Buffer.from(invitationId), Buffer.from(invitationToken)],
      invitedById,
    ],
  );
  return { invitationId, invitationToken };
}
