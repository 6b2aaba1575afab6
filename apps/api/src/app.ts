/** Builds the application; `main.ts` and the tests listen on it. */
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import type { DestinationStream } from 'pino';
import { AppModule } from './app.module.js';
import { systemClock, type Clock } from './common/clock.js';
import { parseProxyTrust } from './common/client-address.js';
import { listRisks, type Config } from './common/config.js';
import { GracefulIoAdapter, OpenAnswers } from './common/graceful-close.js';
import { createLogger, logRequests, NestLogger } from './common/logging.js';
import { measureRequests } from './common/metrics/measure-requests.js';
import { MetricsService } from './common/metrics/metrics.service.js';
import { measurePool } from './common/metrics/pool-metrics.js';
import { serveOpenApi } from './common/openapi.js';
import { PrismaService } from './common/prisma.service.js';
import { readRequestId, sendRequestId } from './common/request-id.js';
import { securityHeaders, sendSecurityHeaders } from './common/security-headers.js';
import { defaultTimeouts, toServerOptions, type ServerTimeouts } from './common/server-timeouts.js';
import {
  clientErrorAnswerer,
  ignoreExpectations,
  routerErrorAnswerer,
} from './common/unrouted-errors.js';
import { SessionRoutingService } from './processes/session-routing.service.js';
import { connectCluster } from './realtime/cluster.js';
import { SocketAdmissionService } from './realtime/socket-admission.service.js';

/** The largest body: every request of the contract is far below it. */
const BODY_LIMIT_BYTES = 64 * 1024;

/** What a test or the benchmark puts in the place of the real one, or beside it. */
export interface AppParts {
  clock?: Clock;
  logDestination?: DestinationStream;
  timeouts?: ServerTimeouts;
  extraModules?: Type[];
}

export async function createApp(
  config: Config,
  {
    clock = systemClock,
    logDestination,
    timeouts = defaultTimeouts,
    extraModules = [],
  }: AppParts = {},
): Promise<NestFastifyApplication> {
  const logger = createLogger(config, logDestination);
  for (const risk of listRisks(config)) logger.warn(risk);
  const headers = securityHeaders(config);
  const adapter = new FastifyAdapter({
    ...toServerOptions(timeouts),
    loggerInstance: logger,
    logController: new fastify.LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: readRequestId,
    trustProxy: config.TRUST_PROXY !== '' && parseProxyTrust(config.TRUST_PROXY),
    frameworkErrors: routerErrorAnswerer(headers),
    clientErrorHandler: clientErrorAnswerer(headers),
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, clock, extraModules),
    adapter,
    {
      logger: new NestLogger(logger),
      // Fastify's own JSON parser, and no other: a form cannot be posted here from a strange page.
      bodyParser: false,
      abortOnError: false,
    },
  );
  const server = adapter.getInstance();
  ignoreExpectations(server.server);
  server.removeContentTypeParser('text/plain');
  sendSecurityHeaders(server, headers);
  server.addHook('onRequest', sendRequestId);
  logRequests(server);
  const metrics = app.get(MetricsService);
  measureRequests(server, metrics);
  measurePool(metrics, app.get(PrismaService));
  await app.register(cookie);
  app.setGlobalPrefix('api');
  const { allowRequest } = app.get(SocketAdmissionService);
  app.useWebSocketAdapter(
    new GracefulIoAdapter(
      app,
      server.server,
      app.get(OpenAnswers),
      connectCluster(config),
      { allowRequest },
      app.get(SessionRoutingService),
    ),
  );
  serveOpenApi(app);
  return app;
}
