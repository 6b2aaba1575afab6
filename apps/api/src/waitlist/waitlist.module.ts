import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { OrganiserWaitlistController } from './organiser-waitlist.controller.js';
import { OrganiserWaitlistService } from './organiser-waitlist.service.js';
import { LeavingService } from './leaving.service.js';
import { WaitlistController } from './waitlist.controller.js';
import { WaitlistService } from './waitlist.service.js';

@Module({
  imports: [AuthModule, MembershipsModule, BookingsModule],
  controllers: [WaitlistController, OrganiserWaitlistController],
  providers: [WaitlistService, OrganiserWaitlistService, LeavingService],
})
export class WaitlistModule {}
