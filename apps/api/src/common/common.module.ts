import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CLOCK, type Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { BookingDatabase, narrowTo, ReadDatabase } from './database/lanes.js';
import { OpenAnswers } from './graceful-close.js';
import { HealthController } from './health/health.controller.js';
import { HealthService } from './health/health.service.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { MetricsPageService } from './metrics/metrics-page.service.js';
import { MetricsService } from './metrics/metrics.service.js';
import { MemoryWatch } from './observability/memory-watch.js';
import { PrismaService } from './prisma.service.js';
import { PublicReadsService } from './public-reads.service.js';
import { ScheduledWorkService } from './scheduled-work.service.js';
import { VisitorsService } from './visitors.service.js';

/** What every feature uses. */
@Global()
@Module({})
export class CommonModule {
  static with(config: Config, clock: Clock): DynamicModule {
    return {
      module: CommonModule,
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: CLOCK, useValue: clock },
        {
          provide: PrismaService,
          useFactory: () => new PrismaService(narrowTo('account', config)),
        },
        BookingDatabase,
        ReadDatabase,
        PublicReadsService,
        VisitorsService,
        HealthService,
        OpenAnswers,
        MemoryWatch,
        MetricsService,
        MetricsPageService,
        ScheduledWorkService,
      ],
      exports: [
        CONFIG,
        CLOCK,
        PrismaService,
        BookingDatabase,
        ReadDatabase,
        PublicReadsService,
        VisitorsService,
        MetricsService,
        ScheduledWorkService,
      ],
    };
  }
}
