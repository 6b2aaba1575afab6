import {
  orderDetailSchema,
  organiserOrdersSchema,
  type OrderDetail,
  type OrganiserOrders,
  type RefundOrderInput,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

/** @param query as the API has it: `state=paid&search=ada` */
export async function listOrders(eventId: string, query: string): Promise<OrganiserOrders> {
  const { data } = await api.get<unknown>(`/events/${eventId}/orders?${query}`);
  return organiserOrdersSchema.parse(data);
}

export async function getOrder(eventId: string, orderId: string): Promise<OrderDetail> {
  const { data } = await api.get<unknown>(`/events/${eventId}/orders/${orderId}`);
  return orderDetailSchema.parse(data);
}

/** @throws `not_refundable`, `busy` */
export async function refundOrder(
  orderId: string,
  input: Partial<RefundOrderInput> & { reason: string },
): Promise<OrderDetail> {
  const { data } = await api.post<unknown>(`/orders/${orderId}/refund`, input);
  return orderDetailSchema.parse(data);
}
