/** The routes of the door, each with a request that it accepts. */
import { v7 as newId } from 'uuid';
import { badPages, uuid, type ApiRoute, type World } from './api-route.js';

const event = { id: uuid(({ ownEventId }) => ownEventId) };
const scannedAt = '2027-03-15T19:00:00.000Z';
const firstSeat = ({ doorBookingId }: World) => ({ bookingId: doorBookingId, number: 1 });

export const checkInRoutes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/api/events/{id}/door-devices',
    status: 201,
    needsToken: true,
    params: event,
    bodyOf: () => ({ id: newId(), name: 'Back door' }),
  },
  {
    method: 'GET',
    path: '/api/events/{id}/door-devices',
    status: 200,
    needsToken: true,
    params: event,
  },
  {
    method: 'GET',
    path: '/api/events/{id}/door-list',
    status: 200,
    needsToken: true,
    params: event,
    queryOf: ({ deviceId }) => `device=${deviceId}`,
    badQueries: ['device=', 'device=x', 'device=%00', 'unknown=1', ''],
  },
  {
    method: 'POST',
    path: '/api/events/{id}/check-ins',
    status: 201,
    needsToken: true,
    params: event,
    // The nonce is always the same: asked again, it is the same entry.
    bodyOf: (world) => ({
      device: world.deviceId,
      nonce: world.doorBookingId,
      scannedAt,
      ...firstSeat(world),
    }),
    alsoGood: { number: [7] },
  },
  {
    method: 'POST',
    path: '/api/events/{id}/check-ins/undo',
    status: 200,
    needsToken: true,
    params: event,
    bodyOf: ({ deviceId, entryNonce }) => ({
      device: deviceId,
      nonce: newId(),
      undoes: entryNonce,
      scannedAt,
    }),
    optionalFields: ['scannedAt'],
  },
  {
    method: 'POST',
    path: '/api/events/{id}/check-ins/batch',
    status: 200,
    needsToken: true,
    params: event,
    bodyOf: (world) => ({
      device: world.deviceId,
      scans: [{ nonce: newId(), kind: 'entry', scannedAt, ...firstSeat(world) }],
    }),
  },
  {
    method: 'GET',
    path: '/api/events/{id}/check-ins',
    status: 200,
    needsToken: true,
    params: event,
    badQueries: [
      ...[...badPages, '101'].map((limit) => `limit=${limit}`),
      'limit=1&limit=2',
      'before=x',
      'before=',
      'unknown=1',
    ],
  },
  {
    method: 'DELETE',
    path: '/api/events/{id}/door-devices/{deviceId}',
    status: 204,
    needsToken: true,
    params: { ...event, deviceId: uuid(({ spareDeviceId }) => spareDeviceId) },
  },
];
