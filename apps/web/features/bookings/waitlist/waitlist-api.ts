import {
  bookingSchema,
  joinAnswerSchema,
  ownWaitlistSchema,
  type Booking,
  type JoinAnswer,
  type OwnWaitlist,
} from '@lastseat/contracts';
import { commandTimeoutMs } from '@/features/bookings/bookings-api';
import { api } from '@/lib/http/api';

const timeout = commandTimeoutMs;

export async function getOwnWaitlist(): Promise<OwnWaitlist> {
  const { data } = await api.get<unknown>('/waitlist');
  return ownWaitlistSchema.parse(data);
}

/** @param quantity seats */
export async function postWait(eventId: string, quantity: number): Promise<JoinAnswer> {
  const { data } = await api.post<unknown>(
    `/events/${eventId}/waitlist`,
    { quantity },
    { timeout },
  );
  return joinAnswerSchema.parse(data);
}

export async function deleteWait(eventId: string): Promise<void> {
  await api.delete(`/events/${eventId}/waitlist`, { timeout });
}

/** Takes an offer. */
export async function postAcceptance(bookingId: string): Promise<Booking> {
  const { data } = await api.post<unknown>(`/bookings/${bookingId}/accept`, undefined, { timeout });
  return bookingSchema.parse(data);
}
