import { Body, Controller, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  addSeriesEventSchema,
  changedSeriesSchema,
  changeSeriesSchema,
  endSeriesSchema,
  idParamsSchema,
  organiserEventSchema,
  seriesSchema,
  type AddSeriesEventInput,
  type ChangedSeries,
  type ChangeSeriesInput,
  type EndSeriesInput,
  type IdParams,
  type OrganiserEvent,
  type Series,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptLimitsService } from '../auth/attempt-limits.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentActor,
  CurrentUser,
  type ActingUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import {
  ExpectedRevision,
  sendRevision,
  TakesRevision,
} from '../common/http/decorators/if-match.decorator.js';
import { TakesLongText } from '../common/http/server/body-limits.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { SeriesEditsService } from './series-edits.service.js';
import { SeriesService } from './series.service.js';

/** What every route here may end with. */
const denials = [...memberDenials, 'series_not_found'] as const;

@ApiTags('Series')
@ApiBearerAuth()
@Controller('series/:id')
export class SeriesController {
  constructor(
    private readonly series: SeriesService,
    private readonly edits: SeriesEditsService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Get()
  @Answers(200, seriesSchema, ...denials)
  async get(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Series> {
    return sendRevision(reply, await this.series.get(user, id));
  }

  @Patch()
  @TakesLongText()
  @TakesRevision(true)
  @Answers(
    200,
    changedSeriesSchema,
    ...denials,
    'event_not_found',
    'bookings_affected',
    'series_ended',
    'stale_revision',
    'unknown_category',
    'revision_required',
    'busy',
  )
  change(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: changeSeriesSchema }) input: ChangeSeriesInput,
    @ExpectedRevision() revision: number,
  ): Promise<ChangedSeries> {
    return this.edits.change(user, id, revision, input);
  }

  @Post('end')
  @HttpCode(200)
  @Answers(200, changedSeriesSchema, ...denials, 'bookings_affected', 'series_ended', 'busy')
  end(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: endSeriesSchema }) input: EndSeriesInput,
  ): Promise<ChangedSeries> {
    return this.edits.end(user, id, input);
  }

  @Post('events')
  @TakesLongText()
  @Answers(
    201,
    organiserEventSchema,
    ...denials,
    'series_ended',
    'event_in_the_past',
    'unknown_category',
    'too_many_requests',
  )
  async addEvent(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: addSeriesEventSchema }) input: AddSeriesEventInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganiserEvent> {
    const caller = { request, reply, account: user.id };
    const add = () => this.series.addEvent(user, id, input);
    return sendRevision(reply, await this.limits.limit('event', caller, add));
  }
}
