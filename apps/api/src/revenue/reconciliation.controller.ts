import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  idParamsSchema,
  reconcileQuerySchema,
  reconciliationSchema,
  type IdParams,
  type ReconcileQuery,
  type Reconciliation,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { ReconciliationService } from './reconciliation.service.js';

@ApiTags('Revenue')
@ApiBearerAuth()
@Controller()
export class ReconciliationController {
  constructor(private readonly reconciliation: ReconciliationService) {}

  /** Asks the provider about the orders of one page. */
  @Get('events/:id/reconciliation')
  @Answers(
    200,
    reconciliationSchema,
    ...memberDenials,
    ...(['event_not_found', 'provider_unreachable', 'busy'] as const),
  )
  compare(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: reconcileQuerySchema }) query: ReconcileQuery,
  ): Promise<Reconciliation> {
    return this.reconciliation.compare(user, id, query);
  }
}
