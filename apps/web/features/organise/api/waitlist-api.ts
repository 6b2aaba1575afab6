import { waitlistPageSchema, type WaitlistPage } from '@lastseat/contracts';
import { api } from '@/lib/http/api';

/** @param query as the API has it: `list=history&page=2` */
export async function listWaitlist(eventId: string, query: string): Promise<WaitlistPage> {
  const { data } = await api.get<unknown>(`/events/${eventId}/waitlist?${query}`);
  return waitlistPageSchema.parse(data);
}

/** Before everybody else in line. @throws `waitlist_entry_not_found` */
export async function promoteWaiting(eventId: string, entryId: string): Promise<void> {
  await api.post(`/events/${eventId}/waitlist/${entryId}/promote`);
}

/**
 * @param overCapacity a full event gets as many seats more
 * @throws `waitlist_entry_not_found`, `sold_out`
 */
export async function offerToWaiting(
  eventId: string,
  entryId: string,
  overCapacity: boolean,
): Promise<void> {
  await api.post(`/events/${eventId}/waitlist/${entryId}/offer`, { overCapacity });
}

/** @throws `waitlist_entry_not_found` */
export async function removeWaiting(eventId: string, entryId: string): Promise<void> {
  await api.delete(`/events/${eventId}/waitlist/${entryId}`);
}
