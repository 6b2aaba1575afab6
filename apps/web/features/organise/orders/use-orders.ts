'use client';

import type { OrderDetail, OrganiserEvent, OrganiserOrders } from '@lastseat/contracts';
import { useEffect, useEffectEvent } from 'react';
import { oneOrder, orderPages } from '@/features/organise/api/resources';
import { useConsole } from '@/features/organise/live/use-console';
import { useResource, type Entry } from '@/lib/http/resource';
import { toApiQuery, type OrdersQuery } from './orders-query';

const gatherMs = 500;
/** While money is on its way back: no message tells of its arrival. */
const lookMs = 3_000;

interface Orders {
  entry: Entry<OrganiserOrders>;
  reload: () => void;
}

/** A change of the event's count is one of an order, mostly: the list is read anew then. */
export function useOrders(event: OrganiserEvent, query: OrdersQuery): Orders {
  const apiQuery = toApiQuery(query);
  const entry = useResource(orderPages, event.id, apiQuery);
  const version = useConsole(event).counts?.version ?? null;
  const reload = () => void orderPages.load(event.id, apiQuery);
  const reloadThis = useEffectEvent(reload);
  useEffect(() => {
    if (version === null) return;
    const timer = setTimeout(() => reloadThis(), gatherMs);
    return () => clearTimeout(timer);
  }, [version]);
  return { entry, reload };
}

export function useOrder(eventId: string, orderId: string): Entry<OrderDetail> {
  const entry = useResource(oneOrder, eventId, orderId);
  const isUnderWay = (entry.data?.onItsWayCents ?? 0) > 0;
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => void oneOrder.load(eventId, orderId), lookMs);
    return () => clearInterval(timer);
  }, [isUnderWay, eventId, orderId]);
  return entry;
}
