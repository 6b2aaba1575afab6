import type { FastifyInstance } from 'fastify';
import type { MetricsService } from './metrics.service.js';

/** Every request that Fastify routes, when it is answered. */
export function measureRequests(fastify: FastifyInstance, metrics: MetricsService): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    metrics.requestSeconds.observe(
      {
        method: request.method,
        // What no route matches is one line, whatever strangers try.
        route: request.routeOptions.url ?? 'none',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
    done();
  });
}
