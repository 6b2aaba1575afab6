import { commandTimeoutMs } from '@/features/bookings/bookings-api';
import { api, publicApi } from '@/lib/http/api';
import { managePath } from '@/lib/http/manage-path';

const timeout = { timeout: commandTimeoutMs };

/** Says how many seats the booking has then: by whose session it is, or by a guest's link. */
export type SeatsChanging = (quantity: number) => Promise<void>;

export const changeSeatsOf =
  (bookingId: string): SeatsChanging =>
  async (quantity) => {
    await api.patch(`/bookings/${bookingId}`, { quantity }, timeout);
  };

export const changeManagedSeats =
  (link: string): SeatsChanging =>
  async (quantity) => {
    await publicApi.patch(managePath(link), { quantity }, timeout);
  };
