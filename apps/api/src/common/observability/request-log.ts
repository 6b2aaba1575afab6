/**
 * One line for each request when it is answered, and past {@link LINES_PER_SECOND} one for all that are
 * left out. An error of ours is always written.
 */
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createLineBudget, LINES_PER_SECOND } from './line-budget.js';

export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  const budget = createLineBudget(
    LINES_PER_SECOND,
    (ms, task) => void setTimeout(task, ms).unref(),
    (leftOut) => logger.info({ leftOut }, 'Requests without a line of their own'),
  );
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, url } = request;
    const isProbe = url.startsWith('/api/health/');
    const level = isProbe ? 'debug' : 'info';
    if (logger.isLevelEnabled(level) && (reply.statusCode === 500 || budget.take())) {
      logger[level]({
        reqId: request.id,
        method,
        path: url.split('?', 1)[0],
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 10) / 10,
      });
    }
    done();
  });
}
