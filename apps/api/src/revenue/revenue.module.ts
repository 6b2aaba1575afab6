import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { IncidentsController } from './incidents.controller.js';
import { IncidentsService } from './incidents.service.js';
import { ReconciliationController } from './reconciliation.controller.js';
import { ReconciliationService } from './reconciliation.service.js';
import { RevenueController } from './revenue.controller.js';
import { RevenueService } from './revenue.service.js';

@Module({
  imports: [AuthModule, MembershipsModule, PaymentsModule],
  controllers: [RevenueController, IncidentsController, ReconciliationController],
  providers: [RevenueService, IncidentsService, ReconciliationService],
})
export class RevenueModule {}
