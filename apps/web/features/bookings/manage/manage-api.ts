import { managedBookingSchema } from '@lastseat/contracts';
import { commandTimeoutMs } from '@/features/bookings/bookings-api';
import { publicApi } from '@/lib/http/api';
import { createResource } from '@/lib/http/resource';

const timeout = { timeout: commandTimeoutMs };

/** By the link's token: it stands in for a session. */
export const managed = createResource(async (token: string) => {
  const { data } = await publicApi.get<unknown>(`/manage/${token}`);
  return managedBookingSchema.parse(data);
});

export async function confirmManaged(token: string): Promise<void> {
  await publicApi.post(`/manage/${token}/confirm`, undefined, timeout);
}

export async function cancelManaged(token: string): Promise<void> {
  await publicApi.delete(`/manage/${token}`, timeout);
}
