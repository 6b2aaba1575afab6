import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  idParamsSchema,
  listWaitlistQuerySchema,
  offerSeatSchema,
  waitlistPageSchema,
  waitlistParamsSchema,
  type IdParams,
  type ListWaitlistQuery,
  type OfferSeatInput,
  type ProblemCode,
  type WaitlistPage,
  type WaitlistParams,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentActor,
  CurrentUser,
  type ActingUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { OrganiserWaitlistService } from './organiser-waitlist.service.js';

const always: ProblemCode[] = [...memberDenials, 'event_not_found', 'busy'];

@ApiTags('Waitlist')
@ApiBearerAuth()
@Controller('events/:id/waitlist')
export class OrganiserWaitlistController {
  constructor(private readonly waitlist: OrganiserWaitlistService) {}

  /** The line, or what became of those who do not wait any more. */
  @Get()
  @Answers(200, waitlistPageSchema, ...always)
  list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: listWaitlistQuerySchema }) query: ListWaitlistQuery,
  ): Promise<WaitlistPage> {
    return this.waitlist.list(user, id, query);
  }

  /** Before everybody else in line. */
  @Post(':entryId/promote')
  @HttpCode(204)
  @Answers(204, null, ...always, 'waitlist_entry_not_found')
  promote(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: waitlistParamsSchema }) params: WaitlistParams,
  ): Promise<void> {
    return this.waitlist.promote(actor, params);
  }

  /** A seat for this one now, whoever stands before. */
  @Post(':entryId/offer')
  @HttpCode(204)
  @Answers(
    204,
    null,
    ...always,
    ...(['waitlist_entry_not_found', 'sold_out', 'event_cancelled', 'event_started'] as const),
  )
  offer(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: waitlistParamsSchema }) params: WaitlistParams,
    @Body({ schema: offerSeatSchema }) input: OfferSeatInput,
  ): Promise<void> {
    return this.waitlist.offer(actor, params, input?.overCapacity ?? false);
  }

  @Delete(':entryId')
  @HttpCode(204)
  @Answers(204, null, ...always, 'waitlist_entry_not_found')
  remove(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: waitlistParamsSchema }) params: WaitlistParams,
  ): Promise<void> {
    return this.waitlist.remove(actor, params);
  }
}
