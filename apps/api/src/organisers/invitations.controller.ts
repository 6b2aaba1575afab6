import { Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  invitationOfferSchema,
  invitationParamsSchema,
  openInvitationParamsSchema,
  ownOrganiserSchema,
  type InvitationOffer,
  type InvitationParams,
  type OpenInvitationParams,
  type OwnOrganiser,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import { CurrentActor, type ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { InvitationsService } from './invitations.service.js';
import { memberDenials } from '../common/http/problems/member-denials.js';

@ApiTags('Organisers')
@Controller()
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Delete('organisers/:id/invitations/:invitationId')
  @ApiBearerAuth()
  @Answers(204, null, ...memberDenials, 'organiser_not_found', 'invitation_not_found')
  withdraw(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: openInvitationParamsSchema }) { id, invitationId }: OpenInvitationParams,
  ): Promise<void> {
    return this.invitations.withdraw(actor, id, invitationId);
  }

  @Public()
  @Get('invitations/:token')
  @Answers(200, invitationOfferSchema, 'invalid_request', 'invitation_not_found')
  get(
    @Param({ schema: invitationParamsSchema }) { token }: InvitationParams,
  ): Promise<InvitationOffer> {
    return this.invitations.getOffer(token);
  }

  @Post('invitations/:token')
  @ApiBearerAuth()
  @Answers(
    200,
    ownOrganiserSchema,
    'invalid_request',
    'unauthenticated',
    'invitation_not_found',
    'already_member',
  )
  accept(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: invitationParamsSchema }) { token }: InvitationParams,
  ): Promise<OwnOrganiser> {
    return this.invitations.accept(actor, token);
  }
}
