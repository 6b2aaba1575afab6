import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  eventStatisticsSchema,
  idParamsSchema,
  organiserOverviewSchema,
  type IdParams,
  type OrganiserOverview,
} from '@lastseat/contracts';
import type { FastifyReply } from 'fastify';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { EventStatisticsService } from './event-statistics.service.js';
import { OverviewService } from './overview.service.js';

@ApiTags('Statistics')
@ApiBearerAuth()
@Controller()
export class StatisticsController {
  constructor(
    private readonly statistics: EventStatisticsService,
    private readonly overview: OverviewService,
  ) {}

  /** At most a second old. */
  @Get('events/:id/stats')
  @Answers(200, eventStatisticsSchema, ...memberDenials, 'event_not_found', 'busy')
  async getOfEvent(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const json = await this.statistics.get(user, id);
    await reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(json);
  }

  @Get('organisers/:id/overview')
  @Answers(200, organiserOverviewSchema, ...memberDenials, 'organiser_not_found', 'busy')
  getOfOrganiser(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<OrganiserOverview> {
    return this.overview.get(user, id);
  }
}
