import { Module } from '@nestjs/common';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { EventStatisticsService } from './event-statistics.service.js';
import { OverviewService } from './overview.service.js';
import { StatisticsController } from './statistics.controller.js';

@Module({
  imports: [MembershipsModule, RealtimeModule],
  controllers: [StatisticsController],
  providers: [EventStatisticsService, OverviewService],
})
export class StatisticsModule {}
