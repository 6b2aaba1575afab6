/** What validates each input of the routes of ticket types, and of what is paid. */
import {
  addPromoCodeSchema,
  addTicketTypeSchema,
  changePromoCodeSchema,
  changeTicketTypeSchema,
  checkoutSchema,
  eventOrderParamsSchema,
  giveOrderNamesSchema,
  idParamsSchema,
  incidentParamsSchema,
  linkTokenSchema,
  listIncidentsQuerySchema,
  listOrdersQuerySchema,
  openTicketTypesSchema,
  orderTokenHeader,
  promoCodeParamsSchema,
  reconcileQuerySchema,
  refundOrderSchema,
  ticketTypeParamsSchema,
  webhookParamsSchema,
} from '@lastseat/contracts';
import type { z } from 'zod';

const { shape: id } = idParamsSchema;
const order = { ...id, [orderTokenHeader]: linkTokenSchema };

export const saleValidators: Record<string, Record<string, z.core.$ZodType>> = {
  'GET /api/events/{id}/ticket-types': id,
  'POST /api/events/{id}/ticket-types': { ...id, ...addTicketTypeSchema.shape },
  'PATCH /api/events/{id}/ticket-types/{typeId}': {
    ...ticketTypeParamsSchema.shape,
    ...changeTicketTypeSchema.shape,
  },
  'DELETE /api/events/{id}/ticket-types/{typeId}': ticketTypeParamsSchema.shape,
  'GET /api/events/{id}/promo-codes': id,
  'POST /api/events/{id}/promo-codes': { ...id, ...addPromoCodeSchema.shape },
  'PATCH /api/events/{id}/promo-codes/{codeId}': {
    ...promoCodeParamsSchema.shape,
    ...changePromoCodeSchema.shape,
  },
  'DELETE /api/events/{id}/promo-codes/{codeId}': promoCodeParamsSchema.shape,
  'POST /api/events/{id}/access-code': { ...id, ...openTicketTypesSchema.shape },
  'POST /api/checkout': checkoutSchema.shape,
  'GET /api/orders/{id}': order,
  'GET /api/bookings/{id}/order': id,
  'GET /api/orders/{id}/invoice': order,
  'GET /api/orders/{id}/tickets': order,
  'GET /api/orders/{id}/names': order,
  'PUT /api/orders/{id}/names': { ...order, ...giveOrderNamesSchema.shape },
  'POST /api/orders/{id}/heartbeat': order,
  'POST /api/orders/{id}/extend': order,
  'POST /api/orders/{id}/pay': order,
  'POST /api/orders/{id}/cancel': order,
  'GET /api/events/{id}/orders': { ...id, ...listOrdersQuerySchema.shape },
  'GET /api/events/{id}/orders/{orderId}': eventOrderParamsSchema.shape,
  'GET /api/events/{id}/revenue': id,
  'GET /api/organisers/{id}/revenue': id,
  'GET /api/organisers/{id}/incidents': { ...id, ...listIncidentsQuerySchema.shape },
  'POST /api/events/{id}/incidents/{incidentId}/seen': incidentParamsSchema.shape,
  'GET /api/events/{id}/reconciliation': { ...id, ...reconcileQuerySchema.shape },
  'POST /api/orders/{id}/refund': { ...id, ...refundOrderSchema.shape },
  'POST /api/payments/{provider}/webhook': webhookParamsSchema.shape,
};
