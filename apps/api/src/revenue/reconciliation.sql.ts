/** Orders of an event of which a provider can know, with what we have written down of their money. */
import type { OrderState, ReconcileQuery } from '@lastseat/contracts';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, 'order' | 'user'>;

export interface OrderToCompare {
  id: string;
  userId: string;
  state: OrderState;
  provider: string;
  sessionId: string | null;
  payments: { id: string; reference: string; amountCents: number; currency: string }[];
  /** Those that the provider has said it has done. */
  refunds: { paymentId: string; reference: string | null; amountCents: number }[];
}

/** The oldest first, and one more than the limit: that says whether there are newer ones. */
export function listOrdersToCompare(
  database: Database,
  eventId: string,
  { after, limit }: ReconcileQuery,
): Promise<OrderToCompare[]> {
  return database.order.findMany({
    where: { eventId, sessionId: { not: null }, ...(after !== undefined && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: limit + 1,
    select: {
      ...{ id: true, userId: true, state: true, provider: true, sessionId: true },
      payments: { select: { id: true, reference: true, amountCents: true, currency: true } },
      refunds: {
        where: { state: 'done' },
        select: { paymentId: true, reference: true, amountCents: true },
      },
    },
  });
}

export function countOrdersToCompare(database: Database, eventId: string): Promise<number> {
  return database.order.count({ where: { eventId, sessionId: { not: null } } });
}

export async function readNames(
  database: Database,
  userIds: readonly string[],
): Promise<Map<string, string>> {
  const people = await database.user.findMany({
    where: { id: { in: [...userIds] } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
