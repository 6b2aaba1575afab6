import {
  organiserTicketTypeListSchema,
  organiserTicketTypeSchema,
  type AddTicketTypeInput,
  type ChangeTicketTypeInput,
  type OrganiserTicketType,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

export async function listTicketTypes(eventId: string): Promise<OrganiserTicketType[]> {
  const { data } = await api.get<unknown>(`/events/${eventId}/ticket-types`);
  return organiserTicketTypeListSchema.parse(data);
}

/** @throws `event_has_bookings`, `people_are_waiting` where it is the first one */
export async function addTicketType(
  eventId: string,
  input: AddTicketTypeInput,
): Promise<OrganiserTicketType> {
  const { data } = await api.post<unknown>(`/events/${eventId}/ticket-types`, input);
  return organiserTicketTypeSchema.parse(data);
}

/** @throws `capacity_below_sold` */
export async function changeTicketType(
  eventId: string,
  typeId: string,
  change: ChangeTicketTypeInput,
): Promise<OrganiserTicketType> {
  const { data } = await api.patch<unknown>(`/events/${eventId}/ticket-types/${typeId}`, change);
  return organiserTicketTypeSchema.parse(data);
}

/** @throws `event_has_bookings` where somebody has booked it */
export async function removeTicketType(eventId: string, typeId: string): Promise<void> {
  await api.delete(`/events/${eventId}/ticket-types/${typeId}`);
}
