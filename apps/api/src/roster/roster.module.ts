import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { RosterChangesService } from './roster-changes.service.js';
import { RosterLive } from './roster-live.js';
import { RosterController } from './roster.controller.js';
import { RosterService } from './roster.service.js';

@Module({
  imports: [AuthModule, MembershipsModule, ActivityModule, BookingsModule, RealtimeModule],
  controllers: [RosterController],
  providers: [RosterService, RosterChangesService, RosterLive],
})
export class RosterModule {}
