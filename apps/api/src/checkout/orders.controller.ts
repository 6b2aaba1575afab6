import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  checkoutSchema,
  giveOrderNamesSchema,
  idParamsSchema,
  linkTokenSchema,
  newOrderSchema,
  orderNamesSchema,
  orderSchema,
  orderTicketsSchema,
  orderTokenHeader,
  type CheckoutInput,
  type GiveOrderNamesInput,
  type IdParams,
  type NewOrder,
  type Order,
  type OrderNames,
  type OrderTickets,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptLimitsService, type Caller } from '../auth/attempt-limits.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUserOrGuest,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { GuestsToo } from '../common/http/decorators/public.decorator.js';
import { toOpenApiSchema } from '../common/http/openapi-schema.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { PromoCodesService, type FoundCode } from '../promo-codes/promo-codes.service.js';
import { CheckoutService } from './checkout.service.js';
import { OrderToken } from './order-token.decorator.js';
import { OwnOrdersService } from './own-orders.service.js';

const orderProblems = ['invalid_request', 'unauthenticated', 'order_not_found', 'busy'] as const;
const nameProblems = ['order_over', 'names_not_asked', 'names_missing'] as const;
const tokenHeader = {
  name: orderTokenHeader,
  required: false,
  schema: toOpenApiSchema(linkTokenSchema),
};

/** For whoever is signed in, and for guests, who show the token of their order. */
@ApiTags('Checkout')
@ApiBearerAuth()
@Controller()
export class OrdersController {
  constructor(
    private readonly checkout: CheckoutService,
    private readonly orders: OwnOrdersService,
    private readonly limits: AttemptLimitsService,
    private readonly promoCodes: PromoCodesService,
  ) {}

  @GuestsToo()
  @Post('checkout')
  @Answers(
    201,
    newOrderSchema,
    ...(['invalid_request', 'unauthenticated', 'guests_not_allowed', 'event_not_found'] as const),
    ...(['not_for_payment', 'payments_off', 'sold_out', 'guest_limit_reached'] as const),
    ...(['already_booked', 'event_cancelled', 'event_started', 'sale_not_open'] as const),
    ...([
      'sale_closed',
      'too_many_seats',
      'ticket_type_repeated',
      'invoice_total_invalid',
    ] as const),
    ...(['too_many_requests', 'busy'] as const),
    ...(['promo_code_not_found', 'promo_code_not_now', 'promo_code_not_for_type'] as const),
    ...(['promo_code_used_up', 'promo_code_too_late'] as const),
  )
  async begin(
    @CurrentUserOrGuest() user: SignedInUser | null,
    @Body({ schema: checkoutSchema }) input: CheckoutInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewOrder> {
    const { guest } = input;
    if (user !== null) {
      if (guest) throw twoPeople();
      return this.checkout.begin(user.id, input, await this.findCode(input, { request, reply }));
    }
    if (!guest) throw new ProblemError('unauthenticated');
    const code = await this.findCode(input, { request, reply });
    return this.limits.limit('guestBooking', { request, reply, account: guest.email }, () =>
      this.checkout.begin(null, input, code),
    );
  }

  /** Whoever guesses is held back as at the field for codes. */
  private async findCode(
    { eventId, promoCode }: CheckoutInput,
    caller: Omit<Caller, 'account'>,
  ): Promise<FoundCode | null> {
    if (promoCode === undefined) return null;
    return this.limits.limit('accessCode', { ...caller, account: null }, () =>
      this.promoCodes.find(eventId, promoCode),
    );
  }

  @GuestsToo()
  @Get('orders/:id')
  @ApiHeader(tokenHeader)
  @Answers(200, orderSchema, ...orderProblems)
  get(
    @CurrentUserOrGuest() user: SignedInUser | null,
    @OrderToken() token: string | null,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<Order> {
    return this.orders.get({ userId: user?.id ?? null, token }, id);
  }

  @GuestsToo()
  @Get('orders/:id/tickets')
  @ApiHeader(tokenHeader)
  @Answers(200, orderTicketsSchema, ...orderProblems)
  listTickets(
    @CurrentUserOrGuest() user: SignedInUser | null,
    @OrderToken() token: string | null,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<OrderTickets> {
    return this.orders.listTickets({ userId: user?.id ?? null, token }, id);
  }

  @GuestsToo()
  @Get('orders/:id/names')
  @ApiHeader(tokenHeader)
  @Answers(200, orderNamesSchema, ...orderProblems)
  readNames(
    @CurrentUserOrGuest() user: SignedInUser | null,
    @OrderToken() token: string | null,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<OrderNames> {
    return this.orders.readNames({ userId: user?.id ?? null, token }, id);
  }

  @GuestsToo()
  @Put('orders/:id/names')
  @ApiHeader(tokenHeader)
  @Answers(200, orderNamesSchema, ...orderProblems, ...nameProblems)
  giveNames(
    @CurrentUserOrGuest() user: SignedInUser | null,
    @OrderToken() token: string | null,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: giveOrderNamesSchema }) input: GiveOrderNamesInput,
  ): Promise<OrderNames> {
    return this.orders.giveNames({ userId: user?.id ?? null, token }, id, input);
  }

  /** A page that shows it is open. */
  @GuestsToo()
  @Post('orders/:id/heartbeat')
  @HttpCode(200)
  @ApiHeader(tokenHeader)
  @Answers(200, orderSchema, ...orderProblems)
  heartbeat(
    @CurrentUserOrGuest() user: SignedInUser | null,
    @OrderToken() token: string | null,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<Order> {
    return this.orders.tell({ userId: user?.id ?? null, token }, id, 'seen');
  }

  @GuestsToo()
  @Post('orders/:id/extend')
  @HttpCode(200)
  @ApiHeader(tokenHeader)
  @Answers(200, orderSchema, ...orderProblems, 'order_over', 'already_extended')
  extend(
    @CurrentUserOrGuest() user: SignedInUser | null,
    @OrderToken() token: string | null,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<Order> {
    return this.orders.tell({ userId: user?.id ?? null, token }, id, 'extended');
  }

  @GuestsToo()
  @Post('orders/:id/pay')
  @HttpCode(200)
  @ApiHeader(tokenHeader)
  @Answers(
    200,
    orderSchema,
    ...orderProblems,
    ...([
      'order_over',
      'order_paid',
      'names_missing',
      'provider_unreachable',
      'payments_off',
    ] as const),
  )
  pay(
    @CurrentUserOrGuest() user: SignedInUser | null,
    @OrderToken() token: string | null,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<Order> {
    return this.orders.pay({ userId: user?.id ?? null, token }, id);
  }

  @GuestsToo()
  @Post('orders/:id/cancel')
  @HttpCode(200)
  @ApiHeader(tokenHeader)
  @Answers(200, orderSchema, ...orderProblems, 'order_over', 'order_paid')
  cancel(
    @CurrentUserOrGuest() user: SignedInUser | null,
    @OrderToken() token: string | null,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<Order> {
    return this.orders.tell({ userId: user?.id ?? null, token }, id, 'givenBack');
  }
}

function twoPeople(): ProblemError {
  const message = 'Leave it out: the token says already who pays';
  return new ProblemError('invalid_request', undefined, { errors: [{ path: ['guest'], message }] });
}
