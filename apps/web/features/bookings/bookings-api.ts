import {
  bookingListSchema,
  bookingSchema,
  idempotencyKeyHeader,
  type BookInput,
  type Booking,
  type OwnBooking,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

/** Longer than the API lets a command wait for its turn, so that "too busy" is heard as such. */
export const commandTimeoutMs = 12_000;

export const bookingsPerRequest = 100;

export async function postBooking(
  wish: BookInput,
  { idempotencyKey, signal }: { idempotencyKey: string; signal: AbortSignal },
): Promise<Booking> {
  const { data } = await api.post<unknown>('/book', wish, {
    headers: { [idempotencyKeyHeader]: idempotencyKey },
    timeout: commandTimeoutMs,
    signal,
  });
  return bookingSchema.parse(data);
}

export async function deleteBooking(bookingId: string): Promise<Booking> {
  const { data } = await api.delete<unknown>(`/bookings/${bookingId}`, {
    timeout: commandTimeoutMs,
  });
  return bookingSchema.parse(data);
}

/** The newest first; `before` is the last one of the page before. */
export async function getBookingPage(before?: string): Promise<OwnBooking[]> {
  const { data } = await api.get<unknown>('/bookings', {
    params: { limit: bookingsPerRequest, before },
  });
  return bookingListSchema.parse(data);
}
