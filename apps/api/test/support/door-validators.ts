/** What the routes of tickets and of the door take, by the schemas that their inputs are parsed with. */
import {
  checkInBatchSchema,
  checkInSchema,
  doorDeviceParamsSchema,
  doorListQuerySchema,
  idParamsSchema,
  listCheckInsQuerySchema,
  manageParamsSchema,
  registerDeviceSchema,
  undoCheckInSchema,
} from '@lastseat/contracts';

const { shape: event } = idParamsSchema;

export const doorValidators = {
  'GET /api/bookings/{id}/tickets': event,
  'GET /api/bookings/{id}/tickets.pdf': event,
  'GET /api/manage/{token}/tickets': manageParamsSchema.shape,
  'GET /api/manage/{token}/tickets.pdf': manageParamsSchema.shape,
  'GET /api/events/{id}/door-devices': event,
  // The event and the device have the same kind of id.
  'POST /api/events/{id}/door-devices': { ...event, ...registerDeviceSchema.shape },
  'DELETE /api/events/{id}/door-devices/{deviceId}': doorDeviceParamsSchema.shape,
  'GET /api/events/{id}/door-list': { ...event, ...doorListQuerySchema.shape },
  'GET /api/events/{id}/check-ins': { ...event, ...listCheckInsQuerySchema.shape },
  'POST /api/events/{id}/check-ins': { ...event, ...checkInSchema.shape },
  'POST /api/events/{id}/check-ins/undo': { ...event, ...undoCheckInSchema.shape },
  'POST /api/events/{id}/check-ins/batch': { ...event, ...checkInBatchSchema.shape },
};
