import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  activityListSchema,
  idParamsSchema,
  listActivityQuerySchema,
  type ActivityList,
  type IdParams,
  type ListActivityQuery,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { ActivityService } from './activity.service.js';

@ApiTags('Activity')
@ApiBearerAuth()
@Controller()
export class ActivityController {
  constructor(
    private readonly activity: ActivityService,
    private readonly memberships: MembershipsService,
  ) {}

  @Get('organisers/:id/activity')
  @Answers(200, activityListSchema, ...memberDenials, 'organiser_not_found')
  async listOfOrganiser(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: listActivityQuerySchema }) query: ListActivityQuery,
  ): Promise<ActivityList> {
    await this.memberships.require(user, { organiserId: id }, 'activity.read');
    return this.activity.listOfOrganiser(id, query);
  }

  @Get('events/:id/activity')
  @Answers(200, activityListSchema, ...memberDenials, 'event_not_found')
  async listOfEvent(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: listActivityQuerySchema }) query: ListActivityQuery,
  ): Promise<ActivityList> {
    await this.memberships.require(user, { eventId: id }, 'activity.read');
    return this.activity.listOfEvent(id, query);
  }
}
