/** What validates each input of the routes of guests' places, of tickets, of the door, and of tickets that are passed on. */
import {
  acceptTransferSchema,
  askTransferSchema,
  changeBookingSchema,
  checkInBatchSchema,
  checkInSchema,
  doorDeviceParamsSchema,
  doorListQuerySchema,
  giveTicketNamesSchema,
  idParamsSchema,
  listCheckInsQuerySchema,
  manageParamsSchema,
  manageQuerySchema,
  registerDeviceSchema,
  transferParamsSchema,
  undoCheckInSchema,
} from '@lastseat/contracts';

const { shape: event } = idParamsSchema;
const place = { ...manageParamsSchema.shape, ...manageQuerySchema.shape };

export const ticketValidators = {
  'GET /api/manage/{token}': place,
  'POST /api/manage/{token}/confirm': place,
  'PATCH /api/manage/{token}': { ...place, ...changeBookingSchema.shape },
  'DELETE /api/manage/{token}': place,
  'GET /api/bookings/{id}/tickets': event,
  'GET /api/bookings/{id}/tickets.pdf': event,
  'GET /api/manage/{token}/tickets': place,
  'GET /api/manage/{token}/tickets.pdf': place,
  'GET /api/bookings/{id}/names': event,
  'PUT /api/bookings/{id}/names': { ...event, ...giveTicketNamesSchema.shape },
  'GET /api/manage/{token}/names': place,
  'PUT /api/manage/{token}/names': {
    ...place,
    ...giveTicketNamesSchema.shape,
  },
  'GET /api/events/{id}/door-devices': event,
  // The event and the device have the same kind of id.
  'POST /api/events/{id}/door-devices': { ...event, ...registerDeviceSchema.shape },
  'DELETE /api/events/{id}/door-devices/{deviceId}': doorDeviceParamsSchema.shape,
  'GET /api/events/{id}/door-list': { ...event, ...doorListQuerySchema.shape },
  'GET /api/events/{id}/check-ins': { ...event, ...listCheckInsQuerySchema.shape },
  'POST /api/events/{id}/check-ins': { ...event, ...checkInSchema.shape },
  'POST /api/events/{id}/check-ins/undo': { ...event, ...undoCheckInSchema.shape },
  'POST /api/events/{id}/check-ins/batch': { ...event, ...checkInBatchSchema.shape },
  'POST /api/manage/{token}/transfer': { ...place, ...askTransferSchema.shape },
  'DELETE /api/manage/{token}/transfer': place,
  'POST /api/bookings/{id}/transfer': { ...event, ...askTransferSchema.shape },
  'DELETE /api/bookings/{id}/transfer': event,
  'GET /api/transfers/{token}': transferParamsSchema.shape,
  'POST /api/transfers/{token}/accept': {
    ...transferParamsSchema.shape,
    ...acceptTransferSchema.def.innerType.shape,
  },
  'POST /api/transfers/{token}/decline': transferParamsSchema.shape,
};
