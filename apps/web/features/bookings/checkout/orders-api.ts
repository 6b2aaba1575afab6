import {
  newOrderSchema,
  orderNamesSchema,
  orderSchema,
  orderTicketsSchema,
  orderTokenHeader,
  type BookingTickets,
  type CheckoutInput,
  type GiveOrderNamesInput,
  type Guest,
  type NewOrder,
  type Order,
  type OrderNames,
} from '@lastseat/contracts';
import { commandTimeoutMs } from '@/features/bookings/bookings-api';
import { api, publicApi } from '@/lib/http/api';
import { createResource } from '@/lib/http/resource';
import { readOrderToken } from './order-tokens';

const timeout = { timeout: commandTimeoutMs };

export type CheckoutWish = Pick<CheckoutInput, 'lines' | 'promoCode'>;

/** Holds the seats. Whoever has an order of the event that is not over gets it again. */
export async function postCheckout(eventId: string, wanted: CheckoutWish): Promise<Order> {
  const wish: CheckoutInput = { eventId, ...wanted };
  const { data } = await api.post<unknown>('/checkout', wish, timeout);
  return newOrderSchema.parse(data);
}

/** Without a session, whoever is signed in elsewhere in this browser. */
export async function postGuestCheckout(
  eventId: string,
  wanted: CheckoutWish,
  guest: Guest,
): Promise<NewOrder> {
  const wish: CheckoutInput = { eventId, ...wanted, guest };
  const { data } = await publicApi.post<unknown>('/checkout', wish, timeout);
  return newOrderSchema.parse(data);
}

export type OrderAct = 'heartbeat' | 'pay' | 'cancel' | 'extend';

export async function postOrder(id: string, act: OrderAct): Promise<Order> {
  const { data } = await api.post<unknown>(`/orders/${id}/${act}`, undefined, {
    ...timeout,
    ...asOwner(id),
  });
  return orderSchema.parse(data);
}

/** What was bought, of a guest's order: of each booking its tickets. */
export const orderTickets = createResource(async (id: string): Promise<BookingTickets[]> => {
  const { data } = await api.get<unknown>(`/orders/${id}/tickets`, asOwner(id));
  return orderTicketsSchema.parse(data).data;
});

/** @throws `invoice_not_found` */
export async function readInvoice(id: string): Promise<{ name: string; content: Blob }> {
  const options = { responseType: 'blob', ...asOwner(id) } as const;
  const { data } = await api.get<Blob>(`/orders/${id}/invoice`, options);
  return { name: 'invoice.pdf', content: data };
}

export async function getOrderNames(id: string): Promise<OrderNames> {
  const { data } = await api.get<unknown>(`/orders/${id}/names`, asOwner(id));
  return orderNamesSchema.parse(data);
}

export async function putOrderNames(
  id: string,
  lines: GiveOrderNamesInput['lines'],
): Promise<void> {
  await api.put<unknown>(`/orders/${id}/names`, { lines }, { ...timeout, ...asOwner(id) });
}

function asOwner(id: string) {
  const token = readOrderToken(id);
  return token === null ? {} : { headers: { [orderTokenHeader]: token } };
}
