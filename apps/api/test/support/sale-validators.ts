/** What validates each input of the routes of ticket types, and of what is paid. */
import {
  addPromoCodeSchema,
  addTicketTypeSchema,
  changePromoCodeSchema,
  changeTicketTypeSchema,
  checkoutSchema,
  idParamsSchema,
  linkTokenSchema,
  openTicketTypesSchema,
  orderTokenHeader,
  promoCodeParamsSchema,
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
  'POST /api/orders/{id}/heartbeat': order,
  'POST /api/orders/{id}/extend': order,
  'POST /api/orders/{id}/pay': order,
  'POST /api/orders/{id}/cancel': order,
  'GET /api/events/{id}/orders': id,
  'POST /api/orders/{id}/refund': { ...id, ...refundOrderSchema.shape },
  'POST /api/payments/{provider}/webhook': webhookParamsSchema.shape,
};
