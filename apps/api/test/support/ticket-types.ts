/** Events that are sold by types. */
import { v7 as newId } from 'uuid';
import type { EventData } from '@lastseat/test-data';
import type {
  AddTicketTypeCommand,
  ChangeTicketTypeCommand,
  RemoveTicketTypeCommand,
} from '../../src/bookings/domain/ticket-type-command.js';
import type { TestDatabase } from './database.js';
import { editOf } from './edit-commands.js';
import { createEvent } from './factories.js';

type Fields = AddTicketTypeCommand['fields'];

/** Of any number of seats, for everybody, unless something else is given. */
const typeFields = (given: Partial<Fields> = {}): Fields => ({
  name: 'Standing',
  description: '',
  priceCents: 1_500,
  capacity: null,
  saleStartsAt: null,
  saleEndsAt: null,
  minPerPerson: 1,
  maxPerPerson: null,
  accessCode: null,
  ...given,
});

export function addTypeCommand(eventId: string, given: Partial<Fields> = {}): AddTicketTypeCommand {
  const fields = typeFields(given);
  return { kind: 'addTicketType', ...editOf(eventId), typeId: newId(), fields };
}

export function changeTypeCommand(
  eventId: string,
  typeId: string,
  change: ChangeTicketTypeCommand['change'],
): ChangeTicketTypeCommand {
  return { kind: 'changeTicketType', ...editOf(eventId), typeId, change };
}

export function removeTypeCommand(eventId: string, typeId: string): RemoveTicketTypeCommand {
  return { kind: 'removeTicketType', ...editOf(eventId), typeId };
}

/** @returns the event, and the ids of its types in their order */
export async function createTypedEvent(
  database: TestDatabase,
  given: Partial<EventData> & { totalTickets: number },
  types: readonly Partial<Fields>[],
): Promise<{ event: EventData; typeIds: string[] }> {
  const event = await createEvent(database, given);
  return { event, typeIds: await insertTypes(database, event.id, types) };
}

/** Of an event that nobody has booked. @returns their ids, in their order */
export async function insertTypes(
  database: Pick<TestDatabase, 'query'>,
  eventId: string,
  types: readonly Partial<Fields>[],
): Promise<string[]> {
  const rows = types.map((type, index) => ({
    ...typeFields(type),
    ...{ id: newId(), eventId, position: index + 1 },
  }));
  await database.query(`UPDATE "Event" SET "hasTicketTypes" = true WHERE id = $1`, [eventId]);
  await database.query(
    `INSERT INTO "TicketType" ("eventId", id, name, description, "priceCents", capacity, "saleStartsAt",
                               "saleEndsAt", "minPerPerson", "maxPerPerson", "accessCode", position)
     SELECT "eventId", id, name, description, "priceCents", capacity, "saleStartsAt", "saleEndsAt",
            "minPerPerson", "maxPerPerson", "accessCode", position
     FROM jsonb_to_recordset($1::jsonb) AS new(
       "eventId" uuid, id uuid, name text, description text, "priceCents" int, capacity int,
       "saleStartsAt" timestamptz, "saleEndsAt" timestamptz, "minPerPerson" int, "maxPerPerson" int,
       "accessCode" text, position int)`,
    [JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}

/** Of the hidden one of {@link plantTypes}. */
export const ACCESS_CODE = 'OPEN-SESAME';

/** A published event of the organiser with three types: one is hidden, one is to be removed. */
export async function plantTypes(database: TestDatabase, organiserId: string) {
  const types = [{ name: 'Standing' }, { name: 'Spare' }, { accessCode: ACCESS_CODE }];
  const given = { organiserId, totalTickets: 10 };
  const { event, typeIds } = await createTypedEvent(database, given, types);
  const [ticketTypeId = '', spareTypeId = ''] = typeIds;
  return { typedEventId: event.id, ticketTypeId, spareTypeId };
}

export interface TypeTotals {
  /** Of the bookings; the row's own number is `told`. */
  taken: number;
  told: number;
  capacity: number | null;
}

/** What the database says of each type, in their order. */
export function readTypeTotals(database: TestDatabase, eventId: string): Promise<TypeTotals[]> {
  return database.query<TypeTotals>(
    `SELECT (SELECT coalesce(sum(quantity), 0)::int FROM "Booking"
             WHERE "eventId" = type."eventId" AND "ticketTypeId" = type.id
               AND status IN ('held', 'confirmed')) AS taken,
            "takenTickets" AS told, capacity
     FROM "TicketType" AS type WHERE "eventId" = $1 ORDER BY position`,
    [eventId],
  );
}
