import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  idParamsSchema,
  invoicingProfileSchema,
  invoicingSchema,
  type IdParams,
  type Invoicing,
  type InvoicingProfile,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentActor,
  CurrentUser,
  type ActingUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { InvoicingService } from './invoicing.service.js';

const denials = [
  'invalid_request',
  'unauthenticated',
  'forbidden',
  'second_factor_required',
  'organiser_not_found',
] as const;

@ApiTags('Invoices')
@ApiBearerAuth()
@Controller('organisers/:id/invoicing')
export class InvoicingController {
  constructor(private readonly invoicing: InvoicingService) {}

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
}
