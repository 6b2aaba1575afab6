import { Body, Controller, Get, Param, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  createOrganiserSchema,
  demandSecondFactorSchema,
  idParamsSchema,
  organiserParamsSchema,
  organiserSchema,
  ownOrganiserListSchema,
  ownOrganiserSchema,
  updateOrganiserSchema,
  type CreateOrganiserInput,
  type DemandSecondFactorInput,
  type IdParams,
  type Organiser,
  type OrganiserParams,
  type OwnOrganiser,
  type OwnOrganiserList,
  type UpdateOrganiserInput,
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
import { Public } from '../common/http/decorators/public.decorator.js';
import { TakesLongText } from '../common/http/server/body-limits.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { OrganisersService } from './organisers.service.js';

@ApiTags('Organisers')
@Controller('organisers')
export class OrganisersController {
  constructor(
    private readonly organisers: OrganisersService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Post()
  @TakesLongText()
  @ApiBearerAuth()
  @Answers(
    201,
    ownOrganiserSchema,
    'invalid_request',
    'unauthenticated',
    'email_not_verified',
    'slug_taken',
    'too_many_requests',
  )
  create(
    @CurrentActor() actor: ActingUser,
    @Body({ schema: createOrganiserSchema }) input: CreateOrganiserInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnOrganiser> {
    const caller = { request, reply, account: actor.id };
    return this.limits.limit('organiser', caller, () => this.organisers.create(actor, input));
  }

  @Get()
  @ApiBearerAuth()
  @Answers(200, ownOrganiserListSchema, 'unauthenticated')
  async list(@CurrentUser() user: SignedInUser): Promise<OwnOrganiserList> {
    return { data: await this.organisers.listOwn(user) };
  }

  @Public()
  @Get(':id')
  @Answers(200, organiserSchema, 'invalid_request', 'organiser_not_found')
  get(@Param({ schema: organiserParamsSchema }) { id }: OrganiserParams): Promise<Organiser> {
    return this.organisers.getPublic(id);
  }

  @Patch(':id')
  @TakesLongText()
  @ApiBearerAuth()
  @Answers(200, organiserSchema, ...memberDenials, 'organiser_not_found', 'slug_taken')
  update(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: updateOrganiserSchema }) input: UpdateOrganiserInput,
  ): Promise<Organiser> {
    return this.organisers.update(actor, id, input);
  }

  @Put(':id/second-factor')
  @ApiBearerAuth()
  @Answers(204, null, ...memberDenials, 'confirmation_required', 'organiser_not_found')
  demandSecondFactor(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: demandSecondFactorSchema }) input: DemandSecondFactorInput,
  ): Promise<void> {
    return this.organisers.demandSecondFactor(actor, id, input);
  }
}
