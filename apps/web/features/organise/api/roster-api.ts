import {
  rosterEntrySchema,
  rosterPageSchema,
  type AddToRosterInput,
  type RosterEntry,
  type RosterPage,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

/** @param query as the API has it: `status=confirmed&page=2` */
export async function listRoster(eventId: string, query: string): Promise<RosterPage> {
  const { data } = await api.get<unknown>(`/events/${eventId}/roster?${query}`);
  return rosterPageSchema.parse(data);
}

/** @throws `already_booked`, `sold_out` */
export async function addToRoster(eventId: string, input: AddToRosterInput): Promise<RosterEntry> {
  const { data } = await api.post<unknown>(`/events/${eventId}/roster`, input);
  return rosterEntrySchema.parse(data);
}

export async function cancelRosterEntry(
  eventId: string,
  bookingId: string,
  reason: string,
): Promise<RosterEntry> {
  const { data } = await api.delete<unknown>(`/events/${eventId}/roster/${bookingId}`, {
    data: { reason },
  });
  return rosterEntrySchema.parse(data);
}

/** An empty text takes the note away. */
export async function noteRosterEntry(
  eventId: string,
  bookingId: string,
  text: string,
): Promise<RosterEntry> {
  const { data } = await api.put<unknown>(`/events/${eventId}/roster/${bookingId}/note`, { text });
  return rosterEntrySchema.parse(data);
}

/** A slow line takes its time for a hundred thousand people. */
const downloadTimeoutMs = 10 * 60_000;

export async function readRosterFile(eventId: string): Promise<{ name: string; content: Blob }> {
  const { data, headers } = await api.get<Blob>(`/events/${eventId}/roster.csv`, {
    responseType: 'blob',
    timeout: downloadTimeoutMs,
  });
  const disposition = String(headers['content-disposition'] ?? '');
  return { name: /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'roster.csv', content: data };
}

/** The most of one answer. */
const pageLimit = 500;

/** Everybody who comes, by name. */
export async function listDoor(eventId: string): Promise<RosterEntry[]> {
  const query = `status=confirmed&sortBy=name&sortOrder=asc&limit=${pageLimit}`;
  const entries: RosterEntry[] = [];
  for (let page = 1; ; page++) {
    const { data, meta } = await listRoster(eventId, `${query}&page=${page}`);
    entries.push(...data);
    if (page >= meta.totalPages) return entries;
  }
}
