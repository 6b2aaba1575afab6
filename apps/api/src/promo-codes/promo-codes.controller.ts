import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  addPromoCodeSchema,
  changePromoCodeSchema,
  idParamsSchema,
  promoCodeListSchema,
  promoCodeParamsSchema,
  promoCodeSchema,
  type AddPromoCodeInput,
  type ChangePromoCodeInput,
  type IdParams,
  type ProblemCode,
  type PromoCode,
  type PromoCodeParams,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentActor,
  CurrentUser,
  type ActingUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { PromoCodesService } from './promo-codes.service.js';

const always: ProblemCode[] = [...memberDenials, 'event_not_found'];

const refused = ['promo_code_taken', 'ticket_type_not_found', 'busy'] as const;

@ApiTags('Promo codes')
@ApiBearerAuth()
@Controller('events/:id/promo-codes')
export class PromoCodesController {
  constructor(private readonly codes: PromoCodesService) {}

  @Get()
  @Answers(200, promoCodeListSchema, ...always)
  list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<PromoCode[]> {
    return this.codes.list(user, id);
  }

  @Post()
  @Answers(201, promoCodeSchema, ...always, 'event_cancelled', 'too_many_promo_codes', ...refused)
  add(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: addPromoCodeSchema }) input: AddPromoCodeInput,
  ): Promise<PromoCode> {
    return this.codes.add(actor, id, input);
  }

  /** What was sold with it keeps the price that it had. */
  @Patch(':codeId')
  @Answers(200, promoCodeSchema, ...always, 'promo_code_not_found', ...refused)
  change(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: promoCodeParamsSchema }) params: PromoCodeParams,
    @Body({ schema: changePromoCodeSchema }) input: ChangePromoCodeInput,
  ): Promise<PromoCode> {
    return this.codes.change(actor, params, input);
  }

  /** One that nobody has used. */
  @Delete(':codeId')
  @HttpCode(204)
  @Answers(204, null, ...always, 'promo_code_not_found', 'promo_code_was_used', 'busy')
  remove(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: promoCodeParamsSchema }) params: PromoCodeParams,
  ): Promise<void> {
    return this.codes.remove(actor, params);
  }
}
