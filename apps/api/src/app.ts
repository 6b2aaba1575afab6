/** Builds the application; `main.ts` and the tests listen on it. */
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import cookie from '@fastify/cookie';
import fastify, { type FastifyBaseLogger } from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import { AppModule } from './app.module.js';
import { systemClock, type Clock } from './common/config/clock.js';
import { listRisks, type Config } from './common/config/config.js';
import { BookingDatabase, ReadDatabase } from './common/database/lanes.js';
import { PrismaService } from './common/database/prisma.service.js';
import { parseProxyTrust } from './common/http/client-address.js';
import { serveOpenApi } from './common/http/openapi.js';
import { answerOtherMethods } from './common/http/problems/method-not-allowed.js';
import { refuseRawAddresses } from './common/http/problems/raw-addresses.js';
import {
  clientErrorAnswerer,
  ignoreExpectations,
  routerErrorAnswerer,
} from './common/http/problems/unrouted-errors.js';
import { readRequestId, sendRequestId } from './common/http/request-id.js';
import { securityHeaders, sendSecurityHeaders } from './common/http/security-headers.js';
import { applyBodyLimits, BODY_LIMIT_BYTES } from './common/http/server/body-limits.js';
import { GatedServer } from './common/http/server/gated-server.js';
import { GracefulIoAdapter, ConnectionDraining } from './common/http/server/graceful-close.js';
import { defaultTimeouts, type ServerTimeouts } from './common/http/server/server-timeouts.js';
import { createLogger, NestLogger } from './common/observability/logging.js';
import { MemoryWatch } from './common/observability/memory-watch.js';
import { measureRequests } from './common/observability/metrics/measure-requests.js';
import { MetricsService } from './common/observability/metrics/metrics.service.js';
import { measurePools } from './common/observability/metrics/pool-metrics.js';
import { logRequests } from './common/observability/request-log.js';
import { SessionRoutingService } from './processes/session-routing.service.js';
import { connectSocketAdapter } from './realtime/socket-adapter.js';
import { SocketAdmissionService } from './realtime/socket-admission.service.js';

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
  const gated = new GatedServer(timeouts, securityHeaders(config));
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, clock, extraModules),
    createAdapter(config, logger, gated),
    {
      logger: new NestLogger(logger),
      // Fastify's own JSON parser, and no other: a form cannot be posted here from a strange page.
      bodyParser: false,
      abortOnError: false,
    },
  );
  addHooks(app, config, logger);
  connectGate(app, gated);
  const metrics = app.get(MetricsService);
  measurePools(
    metrics,
    [PrismaService, BookingDatabase, ReadDatabase].map((lane) => app.get(lane)),
  );
  // Without hooks: only the two routes that need the cookie pay for it.
  await app.register(cookie, { hook: false });
  app.setGlobalPrefix('api');
  app.useWebSocketAdapter(await createSocketAdapter(app, config));
  serveOpenApi(app);
  return app;
}

function createAdapter(config: Config, logger: Logger, gated: GatedServer): FastifyAdapter {
  const headers = securityHeaders(config);
  return new FastifyAdapter({
    serverFactory: gated.serverFactory,
    loggerInstance: logger,
    // One of its own for each request costs more than the id in the one line that has it.
    childLoggerFactory: (parent: FastifyBaseLogger) => parent,
    logController: new fastify.LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: readRequestId,
    trustProxy: config.TRUST_PROXY !== '' && parseProxyTrust(config.TRUST_PROXY),
    frameworkErrors: routerErrorAnswerer(headers),
    clientErrorHandler: clientErrorAnswerer(headers),
  });
}

/** What happens at every request, whatever its route. */
function addHooks(app: NestFastifyApplication, config: Config, logger: Logger): void {
  const server = app.getHttpAdapter().getInstance();
  ignoreExpectations(server.server);
  server.removeContentTypeParser('text/plain');
  sendSecurityHeaders(server, securityHeaders(config));
  server.addHook('onRequest', sendRequestId);
  logRequests(server, logger);
  measureRequests(server, app.get(MetricsService));
  refuseRawAddresses(server);
  answerOtherMethods(server);
  applyBodyLimits(server);
}

function connectGate(app: NestFastifyApplication, gated: GatedServer): void {
  const metrics = app.get(MetricsService);
  const draining = app.get(ConnectionDraining);
  gated.connect({
    isMemoryShort: app.get(MemoryWatch).isShort,
    onBegin: (answer) => draining.add(answer),
    onRefusal: (reason) => metrics.refusals.inc({ reason }),
  });
}

async function createSocketAdapter(
  app: NestFastifyApplication,
  config: Config,
): Promise<GracefulIoAdapter> {
  const { allowRequest } = app.get(SocketAdmissionService);
  return new GracefulIoAdapter(
    app,
    app.getHttpServer(),
    app.get(ConnectionDraining),
    await connectSocketAdapter(config),
    { allowRequest },
    app.get(SessionRoutingService),
  );
}
