import {
  acceptedTransferSchema,
  transferOfferSchema,
  type AcceptedTransfer,
  type AcceptTransferInput,
} from '@lastseat/contracts';
import { commandTimeoutMs } from '@/features/bookings/bookings-api';
import { api, publicApi } from '@/lib/http/api';
import { managePath } from '@/lib/http/manage-path';
import { createResource } from '@/lib/http/resource';

const timeout = { timeout: commandTimeoutMs };

/** How a ticket is passed on: by whose session it is, or by a guest's link. */
export interface PassingOn {
  ask: (email: string) => Promise<void>;
  takeBack: () => Promise<void>;
}

export const passOnBooking = (bookingId: string): PassingOn => ({
  ask: async (email) => {
    await api.post(`/bookings/${bookingId}/transfer`, { email }, timeout);
  },
  takeBack: async () => {
    await api.delete(`/bookings/${bookingId}/transfer`, timeout);
  },
});

export const passOnManaged = (link: string): PassingOn => ({
  ask: async (email) => {
    await publicApi.post(managePath(link, '/transfer'), { email }, timeout);
  },
  takeBack: async () => {
    await publicApi.delete(managePath(link, '/transfer'), timeout);
  },
});

/** What the link of a mail offers. */
export const transferOffer = createResource(async (token: string) => {
  const { data } = await publicApi.get<unknown>(`/transfers/${token}`);
  return transferOfferSchema.parse(data);
});

export async function acceptTransfer(
  token: string,
  isSignedIn: boolean,
  input: NonNullable<AcceptTransferInput>,
): Promise<AcceptedTransfer> {
  const client = isSignedIn ? api : publicApi;
  const { data } = await client.post<unknown>(`/transfers/${token}/accept`, input, timeout);
  return acceptedTransferSchema.parse(data);
}

export async function declineTransfer(token: string): Promise<void> {
  await publicApi.post(`/transfers/${token}/decline`, undefined, timeout);
}
