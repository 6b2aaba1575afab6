import {
  checkInPageSchema,
  doorDeviceListSchema,
  type CheckInPage,
  type DoorDevice,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

/** The newest first. */
export async function listDoorDevices(eventId: string): Promise<DoorDevice[]> {
  const { data } = await api.get<unknown>(`/events/${eventId}/door-devices`);
  return doorDeviceListSchema.parse(data).data;
}

/** For good: its next request is refused, and it forgets its list. */
export async function signOutDevice(eventId: string, deviceId: string): Promise<void> {
  await api.delete(`/events/${eventId}/door-devices/${deviceId}`);
}

const mostEntries = 20;

/** How many are in, what is to be settled, and who came last. */
export async function readDoor(eventId: string): Promise<CheckInPage> {
  const params = { limit: mostEntries };
  const { data } = await api.get<unknown>(`/events/${eventId}/check-ins`, { params });
  return checkInPageSchema.parse(data);
}
