import { managedBookingSchema } from '@lastseat/contracts';
import { commandTimeoutMs } from '@/features/bookings/bookings-api';
import { publicApi } from '@/lib/http/api';
import { managePath } from '@/lib/http/manage-path';
import { createResource } from '@/lib/http/resource';

const timeout = { timeout: commandTimeoutMs };

/** By the link: it stands in for a session. */
export const managed = createResource(async (link: string) => {
  const { data } = await publicApi.get<unknown>(managePath(link));
  return managedBookingSchema.parse(data);
});

export async function confirmManaged(link: string): Promise<void> {
  await publicApi.post(managePath(link, '/confirm'), undefined, timeout);
}

export async function cancelManaged(link: string): Promise<void> {
  await publicApi.delete(managePath(link), timeout);
}
