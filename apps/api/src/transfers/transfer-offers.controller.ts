import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  acceptedTransferSchema,
  acceptTransferSchema,
  transferOfferSchema,
  transferParamsSchema,
  type AcceptedTransfer,
  type AcceptTransferInput,
  type TransferOffer,
  type TransferParams,
} from '@lastseat/contracts';
import type { FastifyReply } from 'fastify';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUserOrGuest,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { GuestsToo, Public } from '../common/http/decorators/public.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { TransferOffersService } from './transfer-offers.service.js';

/** For whoever has the link of the mail. */
@ApiTags('Transfers')
@Controller('transfers/:token')
export class TransferOffersController {
  constructor(private readonly offers: TransferOffersService) {}

  @Public()
  @Get()
  @Answers(200, transferOfferSchema, 'invalid_request', 'transfer_not_found')
  get(
    @Param({ schema: transferParamsSchema }) { token }: TransferParams,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TransferOffer> {
    void reply.header('cache-control', 'no-store');
    return this.offers.get(token);
  }

  /** To the account of whoever is signed in, or, without a token, to the address that the mail went to. */
  @GuestsToo()
  @Post('accept')
  @ApiBearerAuth()
  @HttpCode(200)
  @Answers(
    200,
    acceptedTransferSchema,
    ...(['invalid_request', 'unauthenticated', 'transfer_not_found', 'transfer_ended'] as const),
    ...(['transfer_not_allowed', 'transfer_closed', 'already_booked'] as const),
    ...(['already_admitted'] as const),
    ...(['guests_not_allowed', 'event_cancelled', 'event_started', 'busy'] as const),
  )
  accept(
    @CurrentUserOrGuest() user: SignedInUser | null,
    @Param({ schema: transferParamsSchema }) { token }: TransferParams,
    @Body({ schema: acceptTransferSchema }) input: AcceptTransferInput,
  ): Promise<AcceptedTransfer> {
    if (user !== null && input?.name !== undefined) throw twoPeople();
    return this.offers.accept(token, user?.id ?? null, input?.name);
  }

  @Public()
  @Post('decline')
  @HttpCode(204)
  @Answers(204, null, 'invalid_request', 'transfer_not_found', 'transfer_ended')
  decline(@Param({ schema: transferParamsSchema }) { token }: TransferParams): Promise<void> {
    return this.offers.decline(token);
  }
}

function twoPeople(): ProblemError {
  const message = 'Leave it out: the token says already who accepts';
  return new ProblemError('invalid_request', undefined, { errors: [{ path: ['name'], message }] });
}
