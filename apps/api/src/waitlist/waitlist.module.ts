import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { MembershipsModule } from '../organisers/memberships.module.js';
import { OrganiserWaitlistController } from './organiser-waitlist.controller.js';
import { OrganiserWaitlistService } from './organiser-waitlist.service.js';
import { WaitlistController } from './waitlist.controller.js';
import { WaitlistService } from './waitlist.service.js';

@Module({
  imports: [MembershipsModule, BookingsModule],
  controllers: [WaitlistController, OrganiserWaitlistController],
  providers: [WaitlistService, OrganiserWaitlistService],
})
export class WaitlistModule {}
