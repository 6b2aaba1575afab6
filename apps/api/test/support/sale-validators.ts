/** What validates each input of the routes of ticket types, and of what is paid. */
import {
  addTicketTypeSchema,
  changeTicketTypeSchema,
  checkoutSchema,
  giveOrderNamesSchema,
  idParamsSchema,
  linkTokenSchema,
  openTicketTypesSchema,
  orderTokenHeader,
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
  'POST /api/events/{id}/access-code': { ...id, ...openTicketTypesSchema.shape },
  'POST /api/checkout': checkoutSchema.shape,
  'GET /api/orders/{id}': order,
  'GET /api/orders/{id}/tickets': order,
  'GET /api/orders/{id}/names': order,
  'PUT /api/orders/{id}/names': { ...order, ...giveOrderNamesSchema.shape },
  'POST /api/orders/{id}/heartbeat': order,
  'POST /api/orders/{id}/extend': order,
  'POST /api/orders/{id}/pay': order,
  'POST /api/orders/{id}/cancel': order,
  'GET /api/events/{id}/orders': id,
  'POST /api/orders/{id}/refund': { ...id, ...refundOrderSchema.shape },
  'POST /api/payments/{provider}/webhook': webhookParamsSchema.shape,
};
