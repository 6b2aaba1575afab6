/** Orders of one event, as its organiser reads them. */
import { findReferenceRange, type ListOrdersQuery } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import { mailbox, mailboxOf } from '../common/database/mailbox.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import type { OrderRecord } from './domain/order.js';
import { sessionOf } from './orders.sql.js';

type Database = Pick<PrismaService, '$queryRaw' | 'order' | 'user' | 'paymentIncident'>;

export interface OrderPerson {
  id: string;
  name: string;
  email: string;
}

export interface IncidentRow {
  id: string;
  orderId: string;
  kind: string;
  createdAt: Date;
}

const whole = {
  lines: { orderBy: { id: 'asc' } },
  payments: { orderBy: { id: 'asc' } },
  refunds: { orderBy: { id: 'asc' } },
} as const satisfies Prisma.OrderInclude;

/** The newest first, and one more than the limit: that says whether there are older ones. */
export async function findOrderIds(
  database: Pick<Database, '$queryRaw'>,
  eventId: string,
  { search, state, before, limit }: ListOrdersQuery,
): Promise<string[]> {
  const conditions = [Prisma.sql`listed."eventId" = ${eventId}::uuid`];
  if (state !== 'all') conditions.push(Prisma.sql`listed.state = ${state}::"OrderState"`);
  if (before !== undefined) conditions.push(Prisma.sql`listed.id < ${before}::uuid`);
  if (search !== '') conditions.push(matchSearch(search));
  // Without a search nobody has to be looked up.
  const people =
    search === '' ? Prisma.empty : Prisma.sql`JOIN "User" AS person ON person.id = listed."userId"`;
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT listed.id FROM "Order" AS listed ${people}
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY listed.id DESC LIMIT ${limit + 1}`;
  return rows.map(({ id }) => id);
}

/** What is typed is text and no pattern: `strpos` knows no wildcards. */
function matchSearch(search: string): Prisma.Sql {
  const matches = [
    Prisma.sql`strpos(lower(unaccent(person.name)), lower(unaccent(${search}))) > 0`,
    Prisma.sql`strpos(${mailbox}, lower(${search})) > 0`,
    // Names of tickets: few are asked for, and of an order its lines lead to them.
    Prisma.sql`EXISTS (
      SELECT FROM "OrderLine" AS line
      JOIN "TicketName" AS given
        ON given."eventId" = line."eventId" AND given."bookingId" = line."bookingId"
      WHERE line."eventId" = listed."eventId" AND line."orderId" = listed.id
        AND strpos(lower(unaccent(given.name)), lower(unaccent(${search}))) > 0)`,
  ];
  const range = findReferenceRange(search);
  if (range !== null) {
    matches.push(Prisma.sql`
      ('x' || right(replace(listed.id::text, '-', ''), 13))::bit(52)::bigint % (1::bigint << 50)
      BETWEEN ${range.first} AND ${range.last}`);
  }
  return Prisma.sql`(${Prisma.join(matches, ' OR ')})`;
}

/** The newest first, with their people and what went wrong with them. */
export async function readOrders(database: Database, eventId: string, ids: readonly string[]) {
  const stored = await database.order.findMany({
    where: { eventId, id: { in: [...ids] } },
    orderBy: { id: 'desc' },
    include: whole,
  });
  const orders: OrderRecord[] = stored.map((order) => ({
    ...order,
    session: sessionOf(order.session),
  }));
  const people = await database.user.findMany({
    where: { id: { in: orders.map(({ userId }) => userId) } },
    select: { id: true, name: true, email: true, contactEmail: true },
  });
  const incidents: IncidentRow[] = await database.paymentIncident.findMany({
    where: { eventId, orderId: { in: [...ids] } },
    orderBy: { id: 'desc' },
  });
  return { orders, people: new Map(people.map(toPerson)), incidents };
}

const toPerson = ({
  contactEmail,
  ...person
}: OrderPerson & { contactEmail: string | null }): [string, OrderPerson] => [
  person.id,
  { ...person, email: mailboxOf({ ...person, contactEmail }) },
];
