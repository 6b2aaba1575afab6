import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CLOCK, type Clock } from './common/config/clock.js';
import { CONFIG, type Config } from './common/config/config.js';
import { BookingDatabase, narrowTo, ReadDatabase } from './common/database/lanes.js';
import { PrismaService } from './common/database/prisma.service.js';
import { ReadReplicaService } from './common/database/read-replica.service.js';
import { HealthController } from './common/http/health/health.controller.js';
import { HealthService } from './common/http/health/health.service.js';
import { ConnectionDraining } from './common/http/server/graceful-close.js';
import { ClientAddressService } from './common/http/client-address.service.js';
import { ScheduledWorkService } from './common/jobs/scheduled-work.service.js';
import { MemoryWatch } from './common/observability/memory-watch.js';
import { MetricsPageService } from './common/observability/metrics/metrics-page.service.js';
import { MetricsController } from './common/observability/metrics/metrics.controller.js';
import { MetricsService } from './common/observability/metrics/metrics.service.js';

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
        ReadReplicaService,
        ClientAddressService,
        HealthService,
        ConnectionDraining,
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
        ReadReplicaService,
        ClientAddressService,
        MetricsService,
        ScheduledWorkService,
      ],
    };
  }
}
