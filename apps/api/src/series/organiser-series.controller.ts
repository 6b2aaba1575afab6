import { Body, Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  addedHolidaySchema,
  addHolidaySchema,
  createSeriesSchema,
  holidayListSchema,
  holidayParamsSchema,
  idParamsSchema,
  seriesListSchema,
  seriesSchema,
  type AddedHoliday,
  type AddHolidayInput,
  type CreateSeriesInput,
  type HolidayList,
  type HolidayParams,
  type IdParams,
  type Series,
  type SeriesList,
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
import { sendRevision } from '../common/http/decorators/if-match.decorator.js';
import { TakesLongText } from '../common/http/server/body-limits.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { HolidaysService } from './holidays.service.js';
import { SeriesService } from './series.service.js';

/** What every route here may end with. */
const denials = [...memberDenials, 'organiser_not_found'] as const;

@ApiTags('Series')
@ApiBearerAuth()
@Controller('organisers/:id')
export class OrganiserSeriesController {
  constructor(
    private readonly series: SeriesService,
    private readonly holidays: HolidaysService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Get('series')
  @Answers(200, seriesListSchema, ...denials)
  async list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<SeriesList> {
    return { data: await this.series.list(user, id) };
  }

  @Post('series')
  @TakesLongText()
  @Answers(
    201,
    seriesSchema,
    ...denials,
    'event_in_the_past',
    'unknown_category',
    'too_many_requests',
  )
  async create(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: createSeriesSchema }) input: CreateSeriesInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Series> {
    const caller = { request, reply, account: user.id };
    const create = () => this.series.create(user, id, input);
    return sendRevision(reply, await this.limits.limit('series', caller, create));
  }

  @Get('holidays')
  @Answers(200, holidayListSchema, ...denials)
  async listHolidays(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<HolidayList> {
    return { data: await this.holidays.list(user, id) };
  }

  @Post('holidays')
  @TakesLongText()
  @Answers(201, addedHolidaySchema, ...denials, 'bookings_affected', 'too_many_requests')
  addHoliday(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: addHolidaySchema }) input: AddHolidayInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddedHoliday> {
    const caller = { request, reply, account: user.id };
    return this.limits.limit('series', caller, () => this.holidays.add(user, id, input));
  }

  @Delete('holidays/:holidayId')
  @Answers(204, null, ...denials, 'holiday_not_found')
  removeHoliday(
    @CurrentActor() user: ActingUser,
    @Param({ schema: holidayParamsSchema }) { id, holidayId }: HolidayParams,
  ): Promise<void> {
    return this.holidays.remove(user, id, holidayId);
  }
}
