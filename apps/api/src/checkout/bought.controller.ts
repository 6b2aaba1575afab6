import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  idParamsSchema,
  linkTokenSchema,
  orderSchema,
  orderTokenHeader,
  type IdParams,
  type Order,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptLimitsService } from '../auth/attempt-limits.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  CurrentUserOrGuest,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { GuestsToo } from '../common/http/decorators/public.decorator.js';
import { toOpenApiSchema } from '../common/http/openapi-schema.js';
import { OrderToken } from './order-token.decorator.js';
import { OwnOrdersService } from './own-orders.service.js';

/** What was bought, for whoever bought it: from a ticket to its order, and from an order to its invoice. */
@ApiTags('Checkout')
@ApiBearerAuth()
@Controller()
export class BoughtController {
  constructor(
    private readonly orders: OwnOrdersService,
    private readonly limits: AttemptLimitsService,
  ) {}

  /** With which a ticket of one's own was bought. */
  @Get('bookings/:id/order')
  @Answers(200, orderSchema, 'invalid_request', 'unauthenticated', 'order_not_found', 'busy')
  getOfBooking(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<Order> {
    return this.orders.getOfBooking(user.id, id);
  }

  @GuestsToo()
  @Get('orders/:id/invoice')
  @ApiHeader({
    name: orderTokenHeader,
    required: false,
    schema: toOpenApiSchema(linkTokenSchema),
  })
  @ApiResponse({
    status: 200,
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  })
  @Answers(
    200,
    null,
    ...(['invalid_request', 'unauthenticated', 'order_not_found', 'invoice_not_found'] as const),
    ...(['too_many_requests', 'busy'] as const),
  )
  async getInvoice(
    @CurrentUserOrGuest() user: SignedInUser | null,
    @OrderToken() token: string | null,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const caller = { request, reply, account: user?.id ?? id };
    const pdf = await this.limits.limit('ticketFile', caller, () =>
      this.orders.writeInvoice({ userId: user?.id ?? null, token }, id),
    );
    await reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${pdf.name}"`)
      .type('application/pdf')
      .send(pdf.content);
  }
}
