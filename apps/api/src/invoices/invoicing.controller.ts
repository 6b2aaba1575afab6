import { Body, Controller, Delete, Get, Param, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import {
  idParamsSchema,
  invoicingProfileSchema,
  invoicingSchema,
  logoMediaTypes,
  type IdParams,
  type Invoicing,
  type InvoicingProfile,
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
import { memberDenials } from '../common/http/problems/member-denials.js';
import { InvoicingService } from './invoicing.service.js';
import { LogosService } from './logos.service.js';

const denials = [...memberDenials, 'organiser_not_found'] as const;

@ApiTags('Invoices')
@ApiBearerAuth()
@Controller('organisers/:id/invoicing')
export class InvoicingController {
  constructor(
    private readonly invoicing: InvoicingService,
    private readonly logos: LogosService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Get()
  @Answers(200, invoicingSchema, ...denials, 'busy')
  get(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<Invoicing> {
    return this.invoicing.get(user, id);
  }

  @Put()
  @Answers(200, invoicingSchema, ...denials)
  save(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: invoicingProfileSchema }) profile: InvoicingProfile,
  ): Promise<Invoicing> {
    return this.invoicing.save(actor, id, profile);
  }

  /** The body is the picture's bytes, and nobody has read it yet. */
  @Put('logo')
  @ApiConsumes(...logoMediaTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers(
    200,
    invoicingSchema,
    ...denials,
    'payload_too_large',
    'unsupported_media_type',
    'too_many_requests',
    'busy',
  )
  putLogo(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Invoicing> {
    const caller = { request, reply, account: actor.id };
    return this.limits.limit('cover', caller, () => this.logos.put(actor, id, request.raw));
  }

  @Delete('logo')
  @Answers(200, invoicingSchema, ...denials)
  removeLogo(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<Invoicing> {
    return this.logos.remove(actor, id);
  }
}
