/** For a whole file: a staff, and doors that it opens. */
import { expect } from 'vitest';
import { Device, openDoor, type Door } from './door.js';
import { send } from './http.js';
import { useStaff } from './staff.js';

export function useDoor() {
  const own = useStaff();

  async function askOwn(userId: string, method: string, bookingId: string, body?: object) {
    const headers = { authorization: `Bearer ${await own.target.tokenFor(userId)}` };
    return send(own.target.origin, method, `/api/bookings/${bookingId}`, { headers, body });
  }

  return {
    own,
    /** @param seats of each booking */
    openTo: (...seats: number[]): Promise<Door> =>
      openDoor(own.database, own.staff, own.target, { seats }),
    deviceOf: async ({ eventId }: Pick<Door, 'eventId'>, name = 'Main door'): Promise<Device> => {
      const device = new Device(own.target, own.staff, eventId, name);
      expect((await device.register()).status).toBe(201);
      return device;
    },
    cancelOwn: (userId: string, bookingId: string) => askOwn(userId, 'DELETE', bookingId),
    changeOwn: (userId: string, bookingId: string, quantity: number) =>
      askOwn(userId, 'PATCH', bookingId, { quantity }),
    cancelByHand: (eventId: string, bookingId: string) =>
      own.staff.ask('manager', 'DELETE', `/api/events/${eventId}/roster/${bookingId}`),
  };
}
