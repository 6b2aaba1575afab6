/**
 * Whether the provider says of an event's money what we say. It is asked anew each time and nothing is written: what
 * differs is for a person, since whatever the program can set right by itself it does already.
 */
import { Injectable } from '@nestjs/common';
import type { ReconcileQuery, ReconciledOrder, Reconciliation } from '@lastseat/contracts';
import { ReadDatabase } from '../common/database/lanes.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { BoundedQueue } from '../common/jobs/bounded-queue.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { ProvidersService, type ProviderMoney } from '../payments/providers.service.js';
import { compareMoney, type MoneyItem } from './compare-money.js';
import {
  countOrdersToCompare,
  listOrdersToCompare,
  readNames,
  type OrderToCompare,
} from './reconciliation.sql.js';

@Injectable()
export class ReconciliationService {
  /** A provider allows so many calls a second, and whoever pays needs them more. */
  private readonly asking = new BoundedQueue({ atOnce: 4, maxWaiting: 200, maxWaitMs: 20_000 });

  constructor(
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
    private readonly providers: ProvidersService,
  ) {}

  /**
   * One page.
   * @throws ProblemError `event_not_found`, `forbidden`, `second_factor_required`, `provider_unreachable`, `busy`
   */
  async compare(
    user: SignedInUser,
    eventId: string,
    query: ReconcileQuery,
  ): Promise<Reconciliation> {
    await this.memberships.require(user, { eventId }, 'orders.read');
    const { found, total, names } = await this.database.read(async (database) => {
      const rows = await listOrdersToCompare(database, eventId, query);
      const people = rows.map(({ userId }) => userId);
      return {
        found: rows,
        total: await countOrdersToCompare(database, eventId),
        names: await readNames(database, people),
      };
    });
    const orders = found.slice(0, query.limit);
    const data = await Promise.all(
      orders.map((order) =>
        this.asking.run(() => this.compareOrder(order, names.get(order.userId) ?? '')),
      ),
    );
    return { data, meta: { hasMore: found.length > orders.length, total } };
  }

  private async compareOrder(order: OrderToCompare, personName: string): Promise<ReconciledOrder> {
    const { id: orderId, state, provider } = order;
    const shown = { orderId, state, personName, provider };
    const ours = listOurs(order);
    if (!this.providers.isThere || this.providers.current.name !== provider) {
      // Nobody can say whether it is right, and so it is not said that it is wrong.
      return { ...shown, answer: 'elsewhere', ...compareMoney(ours, ours) };
    }
    const money = await this.ask(order);
    const answer = money === null ? 'unknown' : 'compared';
    return { ...shown, answer, ...compareMoney(ours, money === null ? [] : listTheirs(money)) };
  }

  private async ask({ sessionId, provider }: OrderToCompare): Promise<ProviderMoney | null> {
    try {
      return await this.providers.get(provider).findMoney(sessionId!);
    } catch {
      throw new ProblemError('provider_unreachable');
    }
  }
}

function listOurs({ payments, refunds }: OrderToCompare): MoneyItem[] {
  const currencies = new Map(payments.map(({ id, currency }) => [id, currency]));
  return [
    ...payments.map(({ reference, amountCents, currency }): MoneyItem => {
      return { kind: 'payment', reference, amountCents, currency };
    }),
    ...refunds.map(({ paymentId, reference, amountCents }): MoneyItem => {
      const currency = currencies.get(paymentId)!;
      return { kind: 'refund', reference: reference ?? '', amountCents, currency };
    }),
  ];
}

const listTheirs = ({ payments, refunds }: ProviderMoney): MoneyItem[] => [
  ...payments.map((payment): MoneyItem => ({ kind: 'payment', ...payment })),
  ...refunds.map((refund): MoneyItem => ({ kind: 'refund', ...refund })),
];
