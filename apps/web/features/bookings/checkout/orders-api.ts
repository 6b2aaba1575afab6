import {
  newOrderSchema,
  orderSchema,
  orderTokenHeader,
  type Guest,
  type Order,
} from '@lastseat/contracts';
import { commandTimeoutMs } from '@/features/bookings/bookings-api';
import { api, publicApi } from '@/lib/http/api';
import { useSession } from '@/lib/session';
import { keepOrderToken, readOrderToken } from './order-token';

const timeout = { timeout: commandTimeoutMs };

/** Holds the seats. Whoever has an order of the event that is not over gets it again. */
export async function postCheckout(eventId: string, quantity: number): Promise<Order> {
  const { data } = await api.post<unknown>(
    '/checkout',
    { eventId, lines: [{ quantity }] },
    timeout,
  );
  return newOrderSchema.parse(data);
}

/** The same without an account: the token stays in this tab. */
export async function postGuestCheckout(
  eventId: string,
  quantity: number,
  guest: Guest,
): Promise<Order> {
  const wish = { eventId, lines: [{ quantity }], guest };
  const { data } = await publicApi.post<unknown>('/checkout', wish, timeout);
  const order = newOrderSchema.parse(data);
  if (order.token !== null) keepOrderToken(order.id, order.token);
  return order;
}

export type OrderAct = 'heartbeat' | 'pay' | 'cancel' | 'extend';

export async function postOrder(id: string, act: OrderAct): Promise<Order> {
  const { data } = await clientOf(id).post<unknown>(`/orders/${id}/${act}`, undefined, {
    ...timeout,
    headers: headersOf(id),
  });
  return orderSchema.parse(data);
}

/** A guest has no session to wait for. */
const clientOf = (id: string) =>
  readOrderToken(id) !== null && useSession.getState().status !== 'signed-in' ? publicApi : api;

function headersOf(id: string): Record<string, string> {
  const token = readOrderToken(id);
  return token === null ? {} : { [orderTokenHeader]: token };
}
