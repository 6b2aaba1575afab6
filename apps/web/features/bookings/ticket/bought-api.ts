import { orderSchema, type Order } from '@lastseat/contracts';
import { api, findProblem } from '@/lib/http/api';

/** With which a ticket of one's own was bought. Null: it was not, or by somebody else. */
export async function findOrderOfBooking(bookingId: string): Promise<Order | null> {
  try {
    const { data } = await api.get<unknown>(`/bookings/${bookingId}/order`);
    return orderSchema.parse(data);
  } catch (error) {
    if (findProblem(error)?.code === 'order_not_found') return null;
    throw error;
  }
}
