/** Builds the application; `main.ts` and the tests listen on it. */
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import cookie from '@fastify/cookie';
import { AppModule } from './app.module.js';
import type { Config } from './common/config.js';
import { createLogger, logRequests, NestLogger } from './common/logging.js';
import { serveOpenApi } from './common/openapi.js';
import { readRequestId, sendRequestId } from './common/request-id.js';

/** The largest body: every request of the contract is far below it. */
const BODY_LIMIT_BYTES = 64 * 1024;

export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const logger = createLogger(config);
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    disableRequestLogging: true,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: readRequestId,
    requestTimeout: 60_000,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger: new NestLogger(logger),
    // Fastify's own JSON parser, and no other: a form cannot be posted here from a strange page.
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', sendRequestId);
  logRequests(fastify);
  await app.register(cookie);
  app.setGlobalPrefix('api');
  app.useWebSocketAdapter(new IoAdapter(app));
  serveOpenApi(app);
  return app;
}
