import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  eventOrderParamsSchema,
  idParamsSchema,
  listOrdersQuerySchema,
  orderDetailSchema,
  organiserOrdersSchema,
  refundOrderSchema,
  type EventOrderParams,
  type IdParams,
  type ListOrdersQuery,
  type OrderDetail,
  type OrganiserOrders,
  type RefundOrderInput,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentActor,
  CurrentUser,
  type ActingUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { TakesLongText } from '../common/http/server/body-limits.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { OrganiserOrdersService } from './organiser-orders.service.js';

const always = [...memberDenials, 'busy'] as const;

@ApiTags('Orders')
@ApiBearerAuth()
@Controller()
export class OrganiserOrdersController {
  constructor(private readonly orders: OrganiserOrdersService) {}

  @Get('events/:id/orders')
  @Answers(200, organiserOrdersSchema, ...always, 'event_not_found')
  list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: listOrdersQuerySchema }) query: ListOrdersQuery,
  ): Promise<OrganiserOrders> {
    return this.orders.list(user, id, query);
  }

  /** With all that has happened to it. */
  @Get('events/:id/orders/:orderId')
  @Answers(200, orderDetailSchema, ...always, 'event_not_found', 'order_not_found')
  get(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: eventOrderParamsSchema }) { id, orderId }: EventOrderParams,
  ): Promise<OrderDetail> {
    return this.orders.get(user, id, orderId);
  }

  @Post('orders/:id/refund')
  @TakesLongText()
  @Answers(200, orderDetailSchema, ...always, 'order_not_found', 'not_refundable')
  refund(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: refundOrderSchema }) input: RefundOrderInput,
  ): Promise<OrderDetail> {
    return this.orders.refund(actor, id, input);
  }
}
