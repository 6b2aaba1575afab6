import { Body, Controller, Delete, Get, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  changeMemberSchema,
  idParamsSchema,
  inviteMemberSchema,
  madeInvitationSchema,
  memberListSchema,
  memberParamsSchema,
  memberSchema,
  type ChangeMemberInput,
  type IdParams,
  type InviteMemberInput,
  type MadeInvitation,
  type Member,
  type MemberList,
  type MemberParams,
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
import { InvitationsService } from './invitations.service.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { MembersService } from './members.service.js';

@ApiTags('Organisers')
@ApiBearerAuth()
@Controller('organisers/:id/members')
export class MembersController {
  constructor(
    private readonly members: MembersService,
    private readonly invitations: InvitationsService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Get()
  @Answers(200, memberListSchema, ...memberDenials, 'organiser_not_found')
  list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<MemberList> {
    return this.members.list(user, id);
  }

  /** Asks somebody to become one. */
  @Post()
  @Answers(
    201,
    madeInvitationSchema,
    ...memberDenials,
    'confirmation_required',
    'organiser_not_found',
    'already_member',
    'too_many_requests',
  )
  invite(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: inviteMemberSchema }) input: InviteMemberInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MadeInvitation> {
    const caller = { request, reply, account: actor.id };
    return this.limits.limit('invitation', caller, () => this.invitations.invite(actor, id, input));
  }

  @Patch(':userId')
  @Answers(
    200,
    memberSchema,
    ...memberDenials,
    'confirmation_required',
    'organiser_not_found',
    'member_not_found',
    'last_owner',
  )
  changeRole(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: memberParamsSchema }) { id, userId }: MemberParams,
    @Body({ schema: changeMemberSchema }) { role }: ChangeMemberInput,
  ): Promise<Member> {
    return this.members.changeRole(actor, id, userId, role);
  }

  @Delete(':userId')
  @Answers(
    204,
    null,
    ...memberDenials,
    'confirmation_required',
    'organiser_not_found',
    'member_not_found',
    'last_owner',
  )
  remove(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: memberParamsSchema }) { id, userId }: MemberParams,
  ): Promise<void> {
    return this.members.remove(actor, id, userId);
  }
}
