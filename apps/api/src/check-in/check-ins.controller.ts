import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  checkInBatchSchema,
  checkInPageSchema,
  checkInResultSchema,
  checkInResultsSchema,
  checkInSchema,
  doorListQuerySchema,
  doorListSchema,
  idParamsSchema,
  listCheckInsQuerySchema,
  ticketRefusals,
  undoCheckInSchema,
  type CheckInBatchInput,
  type CheckInInput,
  type CheckInPage,
  type CheckInResult,
  type CheckInResults,
  type DoorList,
  type DoorListQuery,
  type IdParams,
  type ListCheckInsQuery,
  type ProblemCode,
  type UndoCheckInInput,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptLimitsService } from '../auth/attempt-limits.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { isNamed } from '../common/http/entity-tag.js';
import { TakesScans } from '../common/http/server/body-limits.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { CheckInsService } from './check-ins.service.js';
import { DoorListService } from './door-list.service.js';
import { DoorPagesService } from './door-pages.service.js';

const always: ProblemCode[] = [...memberDenials, 'event_not_found', 'busy'];
/** Of every route that a device asks for itself. */
const ofDevices: ProblemCode[] = [
  ...always,
  ...(['device_not_found', 'device_signed_out', 'too_many_requests'] as const),
];

@ApiTags('Door')
@ApiBearerAuth()
@Controller('events/:id')
export class CheckInsController {
  constructor(
    private readonly checkIns: CheckInsService,
    private readonly lists: DoorListService,
    private readonly pages: DoorPagesService,
    private readonly limits: AttemptLimitsService,
  ) {}

  /** 201 when somebody may come in; 200 when somebody is in with this ticket already. */
  @Post('check-ins')
  @ApiResponse({ status: 200, standardSchema: checkInResultSchema })
  @Answers(201, checkInResultSchema, ...ofDevices, ...ticketRefusals)
  async checkIn(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: checkInSchema }) input: CheckInInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckInResult> {
    const caller = { request, reply, account: user.id };
    const checkIn = () => this.checkIns.checkIn(user, id, input);
    const result = await this.limits.limit('checkIn', caller, checkIn);
    void reply.status(result.outcome === 'admitted' ? 201 : 200);
    return result;
  }

  /** The ticket is good again. */
  @Post('check-ins/undo')
  @Answers(200, checkInResultSchema, ...ofDevices, 'check_in_not_found', ...ticketRefusals)
  undo(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: undoCheckInSchema }) input: UndoCheckInInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckInResult> {
    const caller = { request, reply, account: user.id };
    return this.limits.limit('checkIn', caller, () => this.checkIns.undo(user, id, input));
  }

  /** What a device did while it had no network. */
  @Post('check-ins/batch')
  @TakesScans()
  @Answers(200, checkInResultsSchema, ...ofDevices, 'payload_too_large')
  takeQueue(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: checkInBatchSchema }) input: CheckInBatchInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckInResults> {
    const caller = { request, reply, account: user.id };
    const take = () => this.checkIns.takeQueue(user, id, input);
    return this.limits.limit('checkInQueue', caller, take);
  }

  /** Who is in, and what has to be looked into. */
  @Get('check-ins')
  @Answers(200, checkInPageSchema, ...always)
  list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: listCheckInsQuerySchema }) query: ListCheckInsQuery,
  ): Promise<CheckInPage> {
    return this.pages.list(user, id, query);
  }

  /** All that a device needs to go on without a network. */
  @Get('door-list')
  @ApiResponse({ status: 304, description: 'The list that `If-None-Match` names is still true' })
  @Answers(200, doorListSchema, ...ofDevices)
  async readList(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: doorListQuerySchema }) { device }: DoorListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DoorList | undefined> {
    const caller = { request, reply, account: user.id };
    return this.limits.limit('doorList', caller, async () => {
      const { etag, write } = await this.lists.find(user, id, device);
      void reply.header('etag', etag).header('cache-control', 'private, no-cache');
      if (!isNamed(etag, request.headers['if-none-match'])) return write();
      void reply.status(304);
      return undefined;
    });
  }
}
