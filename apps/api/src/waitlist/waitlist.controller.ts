import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  bookingSchema,
  idParamsSchema,
  joinAnswerSchema,
  joinWaitlistSchema,
  ownWaitlistSchema,
  type Booking,
  type IdParams,
  type JoinAnswer,
  type JoinWaitlistInput,
  type OwnWaitlist,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { WaitlistService } from './waitlist.service.js';

@ApiTags('Waitlist')
@ApiBearerAuth()
@Controller()
export class WaitlistController {
  constructor(private readonly waitlist: WaitlistService) {}

  /** Waits for seats of a sold-out event; who finds enough seats left books them. */
  @Post('events/:id/waitlist')
  @Answers(
    201,
    joinAnswerSchema,
    ...(['invalid_request', 'unauthenticated', 'event_not_found', 'event_cancelled'] as const),
    ...(['event_started', 'sale_not_open', 'sale_closed', 'too_many_seats'] as const),
    ...(['already_booked', 'already_waiting', 'waitlist_closed', 'busy'] as const),
  )
  join(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: joinWaitlistSchema }) input: JoinWaitlistInput,
  ): Promise<JoinAnswer> {
    return this.waitlist.join(user, id, input?.quantity ?? 1);
  }

  /** Also of whoever does not wait. */
  @Delete('events/:id/waitlist')
  @HttpCode(204)
  @Answers(204, null, 'invalid_request', 'unauthenticated', 'event_not_found', 'busy')
  leave(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<void> {
    return this.waitlist.leave(user, id);
  }

  /** What one waits for, and what one is offered. */
  @Get('waitlist')
  @Answers(200, ownWaitlistSchema, 'unauthenticated', 'busy')
  list(@CurrentUser() user: SignedInUser): Promise<OwnWaitlist> {
    return this.waitlist.list(user);
  }

  /** Takes an offer. `DELETE /bookings/:id` lets it go. */
  @Post('bookings/:id/accept')
  @HttpCode(200)
  @Answers(
    200,
    bookingSchema,
    ...(['invalid_request', 'unauthenticated', 'booking_not_found', 'already_cancelled'] as const),
    ...(['already_booked', 'offer_expired', 'event_cancelled', 'event_started'] as const),
    ...(['sale_not_open', 'sale_closed', 'event_not_found', 'busy'] as const),
  )
  accept(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<Booking> {
    return this.waitlist.accept(user, id);
  }
}
