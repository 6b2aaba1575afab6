import type pg from 'pg';

export interface Reads {
  userId: string;
  paths: string[];
}

/** Of `fill/`: what members have most to read of. */
const MANAGED = new Set(['In line', 'Door', 'With types', 'Paid online', 'With codes']);

/** What people and members read of what was there before an upgrade, by who asks. */
export async function listReads(client: pg.Client): Promise<Reads[]> {
  const { rows: events } = await client.query<{ id: string; title: string }>(
    `SELECT id, title FROM "Event" WHERE status <> 'draft'`,
  );
  const { rows: owners } = await client.query<{ userId: string; organiserId: string }>(
    `SELECT "userId", "organiserId" FROM "Member" WHERE role = 'owner'`,
  );
  const { rows: orders } = await client.query<{ id: string; userId: string }>(
    `SELECT id, "userId" FROM "Order"`,
  );
  const { rows: invoices } = await client.query<{ id: string }>(`SELECT id FROM "InvoiceView"`);
  const { rows: people } = await client.query<{ id: string }>(
    `SELECT id FROM "User" WHERE email = 'person-3@example.com'`,
  );
  const special = events.filter(({ title }) => !title.startsWith('Concert'));
  const managed = special.filter(({ title }) => MANAGED.has(title));
  const own = ['/bookings', '/waitlist', '/auth/me', '/auth/sessions', '/auth/me/export'];
  return [
    {
      userId: people[0]!.id,
      paths: ['/events', '/categories', ...special.map(({ id }) => `/events/${id}`), ...own],
    },
    ...orders.map(({ id, userId }) => ({ userId, paths: [`/orders/${id}`] })),
    ...owners.map(({ userId, organiserId }) => ({
      userId,
      paths: [
        ...ofOrganiser(organiserId),
        ...managed.flatMap(({ id }) => ofEvent(id)),
        ...invoices.map(({ id }) => `/invoices/${id}`),
      ],
    })),
  ];
}

const ofOrganiser = (id: string) =>
  ['events', 'series', 'activity', 'members', 'categories', 'revenue', 'incidents', 'overview'].map(
    (list) => `/organisers/${id}/${list}`,
  );

const ofEvent = (id: string) =>
  [
    ...['roster', 'stats', 'activity', 'settings', 'check-ins', 'orders'],
    ...['ticket-types', 'promo-codes'],
  ].map((list) => `/events/${id}/${list}`);
