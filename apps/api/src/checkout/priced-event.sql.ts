/** What the seats of an event cost, by type and with the tax. */
import type { CheckoutInput, EventPayment } from '@lastseat/contracts';
import { arrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService } from '../common/database/prisma.service.js';

interface PricedType {
  id: string;
  name: string;
  priceCents: number;
}

/** What a checkout reads of an event, before anything is locked. */
export interface PricedEvent {
  title: string;
  organiserId: string;
  payment: EventPayment;
  priceCents: number;
  currency: string;
  /** As the organiser's invoices are taxed; null: it has said nothing of tax. */
  taxBasisPoints: number | null;
  pricesIncludeTax: boolean | null;
  /** Those that are wanted and are there. */
  types: PricedType[];
}

/** @returns null for a draft as for none */
export async function findPricedEvent(
  database: Pick<PrismaService, '$queryRaw'>,
  eventId: string,
  typeIds: readonly string[],
): Promise<PricedEvent | null> {
  const [event] = await database.$queryRaw<PricedEvent[]>`
    SELECT title, event."organiserId", payment::text AS payment, event.currency, "priceCents",
           profile."taxBasisPoints", profile."pricesIncludeTax",
           (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'priceCents', "priceCents")), '[]')
            FROM "TicketType"
            WHERE "eventId" = event.id AND id = ANY(${arrayLiteral([...typeIds])}::uuid[])) AS types
    FROM "Event" AS event
    LEFT JOIN "InvoicingProfile" AS profile ON profile."organiserId" = event."organiserId"
    WHERE event.id = ${eventId}::uuid AND event.status <> 'draft'`;
  return event ?? null;
}

/** One line of a checkout, with what a seat of it costs. */
export interface PricedLine {
  /** Null: of an event without types. */
  ticketTypeId: string | null;
  name: string;
  quantity: number;
  unitPriceCents: number;
}

/** Of a type that is not there the core says so: here it costs what the event does. */
export function priceLine(
  { title, priceCents, types }: PricedEvent,
  wanted: CheckoutInput['lines'][number],
): PricedLine {
  const { quantity, ticketTypeId = null } = wanted;
  const type = types.find(({ id }) => id === ticketTypeId);
  const name = type ? `${title}, ${type.name}` : title;
  return { ticketTypeId, name, quantity, unitPriceCents: (type ?? { priceCents }).priceCents };
}
