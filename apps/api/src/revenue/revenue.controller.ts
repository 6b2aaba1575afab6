import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { idParamsSchema, revenueSchema, type IdParams, type Revenue } from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { RevenueService } from './revenue.service.js';

const always = [...memberDenials, 'busy'] as const;

@ApiTags('Revenue')
@ApiBearerAuth()
@Controller()
export class RevenueController {
  constructor(private readonly revenue: RevenueService) {}

  @Get('events/:id/revenue')
  @Answers(200, revenueSchema, ...always, 'event_not_found')
  ofEvent(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id: eventId }: IdParams,
  ): Promise<Revenue> {
    return this.revenue.read(user, { eventId });
  }

  @Get('organisers/:id/revenue')
  @Answers(200, revenueSchema, ...always, 'organiser_not_found')
  ofOrganiser(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id: organiserId }: IdParams,
  ): Promise<Revenue> {
    return this.revenue.read(user, { organiserId });
  }
}
