import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { PromoCodesModule } from '../promo-codes/promo-codes.module.js';
import { AccessCodeController } from './access-code.controller.js';
import { TicketTypesController } from './ticket-types.controller.js';
import { TicketTypesService } from './ticket-types.service.js';

@Module({
  imports: [AuthModule, MembershipsModule, BookingsModule, PromoCodesModule],
  controllers: [TicketTypesController, AccessCodeController],
  providers: [TicketTypesService],
})
export class TicketTypesModule {}
