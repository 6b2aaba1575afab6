/**
 * What is read of orders before anything is locked: by one statement for all who ask at once. One who asks gets
 * what was committed when they asked, or later.
 */
import { Injectable } from '@nestjs/common';
import { GatheredReads } from '../common/jobs/gathered-reads.js';
import { PrismaService } from '../common/database/prisma.service.js';
import {
  findLiveOrders,
  readOrders,
  type OrderRow,
  type Person,
  type SeenOrder,
} from './orders.sql.js';
import { findPricedEvent, type PricedEvent } from './priced-event.sql.js';

const bounds = { perQuery: 500, maxWaiting: 10_000 };

@Injectable()
export class OrderReads {
  private readonly orders: GatheredReads<SeenOrder>;
  private readonly liveOrders: GatheredReads<OrderRow>;
  private readonly pricedEvents: GatheredReads<PricedEvent>;
  private readonly whatIsAsked: GatheredReads<boolean>;

  constructor(prisma: PrismaService) {
    this.orders = new GatheredReads({
      ...bounds,
      query: async (ids) =>
        new Map((await readOrders(prisma, ids)).map((seen) => [seen.order.id, seen])),
    });
    this.liveOrders = new GatheredReads({
      ...bounds,
      async query(keys) {
        const people = keys.map(fromKey).map(([eventId, userId]) => ({ eventId, userId: userId! }));
        const orders = await findLiveOrders(prisma, people);
        return new Map(orders.map((one) => [toKey(one.eventId, one.userId), one]));
      },
    });
    // A crowd wants the same one: it is read once for all of them.
    this.pricedEvents = new GatheredReads({
      ...bounds,
      async query(keys) {
        const read = async (key: string) => {
          const [eventId, ...typeIds] = fromKey(key);
          return [key, await findPricedEvent(prisma, eventId, typeIds)] as const;
        };
        const found = await Promise.all(keys.map(read));
        return new Map(found.flatMap(([key, event]) => (event ? [[key, event] as const] : [])));
      },
    });
    this.whatIsAsked = new GatheredReads({
      ...bounds,
      async query(ids) {
        const events = await prisma.event.findMany({
          where: { id: { in: ids } },
          select: { id: true, asksNames: true },
        });
        return new Map(events.map(({ id, asksNames }) => [id, asksNames]));
      },
    });
  }

  /** @throws ProblemError `busy`, as the others here do */
  async find(id: string): Promise<SeenOrder | null> {
    return (await this.orders.find(id)) ?? null;
  }

  /** The one that is not over, of a person with an account at an event. */
  async findLive({ eventId, userId }: Person): Promise<OrderRow | null> {
    return (await this.liveOrders.find(toKey(eventId, userId))) ?? null;
  }

  /** Null for a draft as for none. */
  async findPricedEvent(eventId: string, typeIds: readonly string[]): Promise<PricedEvent | null> {
    return (await this.pricedEvents.find(toKey(eventId, ...typeIds))) ?? null;
  }

  /** Whether the organiser wants to know who comes with each ticket. */
  async asksNames(eventId: string): Promise<boolean> {
    return (await this.whatIsAsked.find(eventId)) ?? false;
  }
}

/** Of ids, which have no spaces. */
const toKey = (...ids: readonly string[]) => ids.join(' ');
const fromKey = (key: string) => key.split(' ') as [string, ...string[]];
