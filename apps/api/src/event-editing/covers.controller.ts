import { Controller, Delete, Get, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import {
  coverCropQuerySchema,
  coverMediaTypes,
  coverParamsSchema,
  coverQuerySchema,
  idParamsSchema,
  organiserEventSchema,
  type CoverCropQuery,
  type CoverParams,
  type CoverQuery,
  type IdParams,
  type OrganiserEvent,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptLimitsService } from '../auth/attempt-limits.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import { CurrentActor, type ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { sendRevision } from '../common/http/decorators/if-match.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { isNamed } from '../common/http/entity-tag.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { AnswersPicture, PicturesUnderWay, sendPicture } from './covers/send-picture.js';
import { CoversService } from './covers.service.js';

@ApiTags('Event editing')
@Controller('events/:id/cover')
export class CoversController {
  private readonly underWay = new PicturesUnderWay();

  constructor(
    private readonly covers: CoversService,
    private readonly limits: AttemptLimitsService,
  ) {}

  /** The body is the picture's bytes, and nobody has read it yet. */
  @Put()
  @ApiBearerAuth()
  @ApiConsumes(...coverMediaTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers(
    200,
    organiserEventSchema,
    ...memberDenials,
    'event_not_found',
    'payload_too_large',
    'unsupported_media_type',
    'too_many_requests',
    'busy',
  )
  async put(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: coverCropQuerySchema }) crop: CoverCropQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganiserEvent> {
    const caller = { request, reply, account: user.id };
    const put = () => this.covers.put(user, id, request.raw, crop);
    return sendRevision(reply, await this.limits.limit('cover', caller, put));
  }

  @Delete()
  @ApiBearerAuth()
  @Answers(200, organiserEventSchema, ...memberDenials, 'event_not_found')
  async remove(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganiserEvent> {
    return sendRevision(reply, await this.covers.remove(user, id));
  }

  /** Of a draft too: who knows the id of its picture was told it. */
  @Public()
  @Get(':imageId')
  @AnswersPicture('invalid_request', 'cover_not_found', 'busy')
  async get(
    @Param({ schema: coverParamsSchema }) { id, imageId }: CoverParams,
    @Query({ schema: coverQuerySchema }) { width }: CoverQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const etag = `"${imageId}-${width}"`;
    const isKnown = isNamed(etag, request.headers['if-none-match']);
    this.underWay.begin(reply.raw);
    const cover = { eventId: id, imageId };
    sendPicture(reply, etag, isKnown ? null : await this.covers.get(cover, Number(width)));
  }
}
