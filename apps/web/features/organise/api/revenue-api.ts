import {
  incidentListSchema,
  reconciliationSchema,
  revenueSchema,
  type IncidentList,
  type Reconciliation,
  type Revenue,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

export async function getEventRevenue(eventId: string): Promise<Revenue> {
  const { data } = await api.get<unknown>(`/events/${eventId}/revenue`);
  return revenueSchema.parse(data);
}

export async function getOrganiserRevenue(organiserId: string): Promise<Revenue> {
  const { data } = await api.get<unknown>(`/organisers/${organiserId}/revenue`);
  return revenueSchema.parse(data);
}

/** @param query as the API has it: `list=unseen` */
export async function listIncidents(organiserId: string, query: string): Promise<IncidentList> {
  const { data } = await api.get<unknown>(`/organisers/${organiserId}/incidents?${query}`);
  return incidentListSchema.parse(data);
}

/** Once more changes nothing. @throws `incident_not_found` */
export async function seeIncident(eventId: string, incidentId: string): Promise<void> {
  await api.post(`/events/${eventId}/incidents/${incidentId}/seen`);
}

/** The provider is asked meanwhile, order by order. */
const comparingTimeoutMs = 60_000;

/** @param after the last order of the page before; null: the first page */
export async function comparePage(eventId: string, after: string | null): Promise<Reconciliation> {
  const query = after === null ? '' : `?after=${after}`;
  const { data } = await api.get<unknown>(`/events/${eventId}/reconciliation${query}`, {
    timeout: comparingTimeoutMs,
  });
  return reconciliationSchema.parse(data);
}
