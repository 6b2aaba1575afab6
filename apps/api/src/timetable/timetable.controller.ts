import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  calendarQuerySchema,
  calendarSchema,
  idParamsSchema,
  organiserParamsSchema,
  timetableFeedQuerySchema,
  timetableQuerySchema,
  timetableSchema,
  type Calendar,
  type CalendarQuery,
  type IdParams,
  type OrganiserParams,
  type Timetable,
  type TimetableFeedQuery,
  type TimetableQuery,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { isNamed } from '../common/http/entity-tag.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { TimetableService } from './timetable.service.js';

/** Calendars look every hour or so; a proxy may answer all of them for a minute. */
const FEED_CACHE_CONTROL = 'public, max-age=300, s-maxage=60';

@ApiTags('Timetable')
@Controller('organisers/:id')
export class TimetableController {
  constructor(private readonly timetable: TimetableService) {}

  @Public()
  @Get('timetable')
  @Answers(200, timetableSchema, 'invalid_request', 'organiser_not_found')
  getWeek(
    @Param({ schema: organiserParamsSchema }) { id }: OrganiserParams,
    @Query({ schema: timetableQuerySchema }) query: TimetableQuery,
  ): Promise<Timetable> {
    return this.timetable.getWeek(id, query);
  }

  /** To subscribe to. */
  @Public()
  @Get('timetable.ics')
  @ApiResponse({ status: 200, content: { 'text/calendar': { schema: { type: 'string' } } } })
  @ApiResponse({ status: 304, description: 'The file that `If-None-Match` names is still true' })
  @Answers(200, null, 'invalid_request', 'organiser_not_found')
  async getFeed(
    @Param({ schema: organiserParamsSchema }) { id }: OrganiserParams,
    @Query({ schema: timetableFeedQuerySchema }) query: TimetableFeedQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { body, etag } = await this.timetable.getFeed(id, query);
    void reply.header('etag', etag).header('cache-control', FEED_CACHE_CONTROL);
    if (isNamed(etag, request.headers['if-none-match'])) void reply.status(304).send();
    else void reply.type('text/calendar; charset=utf-8').send(body);
  }

  /** For its members: drafts too. */
  @ApiBearerAuth()
  @Get('calendar')
  @Answers(200, calendarSchema, ...memberDenials, 'organiser_not_found')
  getCalendar(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: calendarQuerySchema }) query: CalendarQuery,
  ): Promise<Calendar> {
    return this.timetable.getCalendar(user, id, query);
  }
}
