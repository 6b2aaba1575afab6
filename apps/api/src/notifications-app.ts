/** The notification worker: what reads Kafka and sends mails, its health, its metrics, and nothing else. */
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify from 'fastify';
import { systemClock } from './common/config/clock.js';
import { ConfigurationError, listRisks, type Config } from './common/config/config.js';
import { ProblemFilter } from './common/http/problems/problem.filter.js';
import { createLogger, NestLogger } from './common/observability/logging.js';
import { CommonModule } from './common.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';

@Module({})
class NotificationsAppModule {
  static with(config: Config): DynamicModule {
    return {
      module: NotificationsAppModule,
      imports: [CommonModule.with(config, systemClock), NotificationsModule],
      providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
    };
  }
}

/** @throws ConfigurationError when there is nothing to read, or nobody to carry mails */
export async function createNotificationsApp(config: Config): Promise<NestFastifyApplication> {
  if (config.KAFKA_BROKERS === '') {
    throw new ConfigurationError(
      'Configuration: notifications are read from Kafka, and KAFKA_BROKERS is not set.',
    );
  }
  const logger = createLogger(config);
  for (const risk of listRisks(config)) logger.warn(risk);
  const app = await NestFactory.create<NestFastifyApplication>(
    NotificationsAppModule.with(config),
    new FastifyAdapter({
      loggerInstance: logger,
      logController: new fastify.LogController({ disableRequestLogging: true }),
    }),
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  app.setGlobalPrefix('api');
  return app;
}
