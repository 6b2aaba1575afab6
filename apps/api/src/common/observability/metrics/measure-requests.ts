import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MetricsService } from './metrics.service.js';

type Observe = (request: FastifyRequest, reply: FastifyReply, done: () => void) => void;

/**
 * Every request that Fastify routes, when it is answered. To be called before the routes are registered:
 * each gets its own observer, which knows its labels and makes none per request.
 */
export function measureRequests(fastify: FastifyInstance, metrics: MetricsService): void {
  fastify.addHook('onRoute', (route) => {
    const observe = createObserver(metrics, route.url);
    route.onResponse = [observe, ...[route.onResponse ?? []].flat()];
  });
  // What no route matches is one line, whatever strangers try.
  const observeOther = createObserver(metrics, 'none');
  fastify.addHook('onResponse', (request, reply, done) => {
    if (request.is404) observeOther(request, reply, done);
    else done();
  });
}

function createObserver({ requestSeconds }: MetricsService, route: string): Observe {
  const known = new Map<string, { method: string; route: string; status: string }>();
  return ({ method }, reply, done) => {
    const status = String(reply.statusCode);
    const key = `${method} ${status}`;
    let labels = known.get(key);
    if (!labels) known.set(key, (labels = { method, route, status }));
    requestSeconds.observe(labels, reply.elapsedTime / 1000);
    done();
  };
}
