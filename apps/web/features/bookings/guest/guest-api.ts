import {
  guestBookingSchema,
  idempotencyKeyHeader,
  type Guest,
  type GuestBooking,
} from '@lastseat/contracts';
import { commandTimeoutMs } from '@/features/bookings/bookings-api';
import { publicApi } from '@/lib/http/api';

interface GuestWish {
  eventId: string;
  /** Seats. */
  quantity: number;
  ticketTypeId?: string | undefined;
  guest: Guest;
}

/** Without a session, whoever is signed in elsewhere in this browser. */
export async function postGuestBooking(
  wish: GuestWish,
  idempotencyKey: string,
): Promise<GuestBooking> {
  const { data } = await publicApi.post<unknown>('/book', wish, {
    headers: { [idempotencyKeyHeader]: idempotencyKey },
    timeout: commandTimeoutMs,
  });
  return guestBookingSchema.parse(data);
}
