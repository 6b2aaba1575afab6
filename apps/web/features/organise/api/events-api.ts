import {
  activityListSchema,
  ifMatchHeader,
  organiserEventPageSchema,
  organiserEventSchema,
  rosterPageSchema,
  type ActivityList,
  type CancelEventInput,
  type ChangeEventInput,
  type CreateEventInput,
  type OrganiserEvent,
  type OrganiserEventPage,
} from '@lastseat/contracts';
import type { Crop } from '@/features/organise/cover/crop';
import { api } from '@/lib/http/api';

/** @param query as the API has it: `status=draft&page=2` */
export async function listOrganiserEvents(
  organiserId: string,
  query: string,
): Promise<OrganiserEventPage> {
  const { data } = await api.get<unknown>(`/organisers/${organiserId}/events?${query}`);
  return organiserEventPageSchema.parse(data);
}

export async function createEvent(
  organiserId: string,
  input: CreateEventInput,
): Promise<OrganiserEvent> {
  const { data } = await api.post<unknown>(`/organisers/${organiserId}/events`, input);
  return organiserEventSchema.parse(data);
}

export async function getOrganiserEvent(eventId: string): Promise<OrganiserEvent> {
  const { data } = await api.get<unknown>(`/events/${eventId}/settings`);
  return organiserEventSchema.parse(data);
}

/**
 * @param revision the one that the person has seen
 * @throws `stale_revision` when there is a newer one
 */
export async function changeEvent(
  eventId: string,
  revision: number,
  change: ChangeEventInput,
): Promise<OrganiserEvent> {
  const headers = { [ifMatchHeader]: `"${revision}"` };
  const { data } = await api.patch<unknown>(`/events/${eventId}`, change, { headers });
  return organiserEventSchema.parse(data);
}

export async function publishEvent(eventId: string): Promise<OrganiserEvent> {
  const { data } = await api.post<unknown>(`/events/${eventId}/publish`);
  return organiserEventSchema.parse(data);
}

export async function cancelEvent(
  eventId: string,
  input: CancelEventInput,
): Promise<OrganiserEvent> {
  const { data } = await api.post<unknown>(`/events/${eventId}/cancel`, input);
  return organiserEventSchema.parse(data);
}

/** How many people have booked; one has one booking, of one seat or more. */
export async function countPeople(eventId: string): Promise<number> {
  const { data } = await api.get<unknown>(`/events/${eventId}/roster?status=confirmed&limit=1`);
  return rosterPageSchema.parse(data).counts.confirmed;
}

/** The copy is a draft. */
export async function duplicateEvent(eventId: string): Promise<OrganiserEvent> {
  const { data } = await api.post<unknown>(`/events/${eventId}/duplicate`);
  return organiserEventSchema.parse(data);
}

export async function deleteDraft(eventId: string): Promise<void> {
  await api.delete(`/events/${eventId}`);
}

/** A slow line takes its time for five megabytes. */
const uploadTimeoutMs = 120_000;

/** @param crop what is to be seen of it, in its own pixels */
export async function putCover(
  eventId: string,
  picture: Blob,
  crop: Crop,
): Promise<OrganiserEvent> {
  const { data } = await api.put<unknown>(`/events/${eventId}/cover`, picture, {
    params: crop,
    headers: { 'Content-Type': picture.type },
    timeout: uploadTimeoutMs,
  });
  return organiserEventSchema.parse(data);
}

export async function deleteCover(eventId: string): Promise<OrganiserEvent> {
  const { data } = await api.delete<unknown>(`/events/${eventId}/cover`);
  return organiserEventSchema.parse(data);
}

/** @param before the id of the entry that it goes on after; '' for the newest */
export async function listEventActivity(eventId: string, before: string): Promise<ActivityList> {
  const { data } = await api.get<unknown>(`/events/${eventId}/activity`, {
    params: before === '' ? {} : { before },
  });
  return activityListSchema.parse(data);
}
