import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  idParamsSchema,
  organiserOrderSchema,
  organiserOrdersSchema,
  refundOrderSchema,
  type IdParams,
  type OrganiserOrder,
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
import { OrganiserOrdersService } from './organiser-orders.service.js';

@ApiTags('Orders')
@ApiBearerAuth()
@Controller()
export class OrganiserOrdersController {
  constructor(private readonly orders: OrganiserOrdersService) {}

  @Get('events/:id/orders')
  @Answers(
    200,
    organiserOrdersSchema,
    ...(['invalid_request', 'unauthenticated', 'forbidden'] as const),
    ...(['second_factor_required', 'event_not_found'] as const),
  )
  list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<OrganiserOrders> {
    return this.orders.list(user, id);
  }

  @Post('orders/:id/refund')
  @TakesLongText()
  @Answers(
    200,
    organiserOrderSchema,
    ...(['invalid_request', 'unauthenticated', 'forbidden', 'second_factor_required'] as const),
    ...(['order_not_found', 'not_refundable', 'busy'] as const),
  )
  refund(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: refundOrderSchema }) input: RefundOrderInput,
  ): Promise<OrganiserOrder> {
    return this.orders.refund(actor, id, input);
  }
}
