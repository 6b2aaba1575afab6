import {
  checkInPageSchema,
  checkInResultSchema,
  checkInResultsSchema,
  doorListSchema,
  rosterPageSchema,
  type CheckInBatchInput,
  type CheckInInput,
  type CheckInPage,
  type CheckInResult,
  type DoorList,
  type RegisterDeviceInput,
  type RosterEntry,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

/** A device that is registered already may say so again. */
export async function registerDevice(eventId: string, device: RegisterDeviceInput): Promise<void> {
  await api.post(`/events/${eventId}/door-devices`, device);
}

/** Ten thousand tickets are about 2 MB: a slow line takes its time. */
const listTimeoutMs = 60_000;

/** `list` is null where the one that the device has is still right. */
export interface ListAnswer {
  list: DoorList | null;
  etag: string | null;
  /** What time it was at the server, between the two. */
  earliest: number;
  latest: number;
}

/**
 * @param etag of the list that the device has
 * @throws `device_signed_out`, `device_not_found`
 */
export async function fetchList(
  eventId: string,
  deviceId: string,
  etag: string | null,
): Promise<ListAnswer> {
  const { status, data, headers } = await api.get<unknown>(`/events/${eventId}/door-list`, {
    params: { device: deviceId },
    headers: etag === null ? {} : { 'If-None-Match': etag },
    timeout: listTimeoutMs,
    validateStatus: (answered) => answered === 200 || answered === 304,
  });
  const { etag: newEtag, date } = headers as Record<string, unknown>;
  if (status === 304) {
    // To the second.
    const earliest = Date.parse(String(date));
    return { list: null, etag, earliest, latest: earliest + 999 };
  }
  const list = doorListSchema.parse(data);
  const at = Date.parse(list.listedAt);
  return { list, etag: typeof newEtag === 'string' ? newEtag : null, earliest: at, latest: at };
}

/** @throws `invalid_ticket`, `wrong_event`, `cancelled`, `transferred`, `device_signed_out` */
export async function checkIn(eventId: string, input: CheckInInput): Promise<CheckInResult> {
  const { data } = await api.post<unknown>(`/events/${eventId}/check-ins`, input);
  return checkInResultSchema.parse(data);
}

/** @returns the results in the order of the scans */
export async function handInScans(
  eventId: string,
  input: CheckInBatchInput,
): Promise<CheckInResult[]> {
  const { data } = await api.post<unknown>(`/events/${eventId}/check-ins/batch`, input);
  return checkInResultsSchema.parse(data).results;
}

/** Who is in, and what has to be settled. */
export async function listCheckIns(eventId: string): Promise<CheckInPage> {
  const { data } = await api.get<unknown>(`/events/${eventId}/check-ins`, { params: { limit: 1 } });
  return checkInPageSchema.parse(data);
}

const mostFound = 20;

/** @param search part of a name or e-mail, or the beginning of a reference */
export async function findPeople(eventId: string, search: string): Promise<RosterEntry[]> {
  const params = {
    status: 'confirmed',
    search,
    sortBy: 'name',
    sortOrder: 'asc',
    limit: mostFound,
  };
  const { data } = await api.get<unknown>(`/events/${eventId}/roster`, { params });
  return rosterPageSchema.parse(data).data;
}
