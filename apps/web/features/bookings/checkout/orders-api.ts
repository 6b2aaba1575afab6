import { newOrderSchema, orderSchema, type CheckoutInput, type Order } from '@lastseat/contracts';
import { commandTimeoutMs } from '@/features/bookings/bookings-api';
import { api } from '@/lib/http/api';

const timeout = { timeout: commandTimeoutMs };

export type CheckoutWish = Pick<CheckoutInput, 'lines' | 'promoCode'>;

/** Holds the seats. Whoever has an order of the event that is not over gets it again. */
export async function postCheckout(eventId: string, wanted: CheckoutWish): Promise<Order> {
  const wish: CheckoutInput = { eventId, ...wanted };
  const { data } = await api.post<unknown>('/checkout', wish, timeout);
  return newOrderSchema.parse(data);
}

export type OrderAct = 'heartbeat' | 'pay' | 'cancel' | 'extend';

export async function postOrder(id: string, act: OrderAct): Promise<Order> {
  const { data } = await api.post<unknown>(`/orders/${id}/${act}`, undefined, timeout);
  return orderSchema.parse(data);
}
