import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { TicketCodesModule } from '../tickets/ticket-codes.module.js';
import { CheckInsController } from './check-ins.controller.js';
import { CheckInsService } from './check-ins.service.js';
import { DoorDevicesController } from './door-devices.controller.js';
import { DoorDevicesService } from './door-devices.service.js';
import { DoorListService } from './door-list.service.js';
import { DoorLive } from './door-live.js';
import { DoorPagesService } from './door-pages.service.js';
import { SealedAttendees } from './sealed-attendees.js';

@Module({
  imports: [AuthModule, MembershipsModule, ActivityModule, RealtimeModule, TicketCodesModule],
  controllers: [DoorDevicesController, CheckInsController],
  providers: [
    DoorDevicesService,
    CheckInsService,
    DoorListService,
    DoorPagesService,
    SealedAttendees,
    DoorLive,
  ],
})
export class CheckInModule {}
