import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { idempotencyKeyHeader, idempotencyKeySchema } from '@lastseat/contracts';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problem.js';

/**
 * The request's `Idempotency-Key`, or null when it has none.
 * @throws ProblemError `invalid_request` when it has one that does not fit
 */
export const IdempotencyKey = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string | null => {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const given = headers[idempotencyKeyHeader];
    if (given === undefined) return null;
    const parsed = idempotencyKeySchema.safeParse(given);
    if (parsed.success) return parsed.data;
    const errors = parsed.error.issues.map(({ message }) => ({
      path: [idempotencyKeyHeader],
      message,
    }));
    throw new ProblemError('invalid_request', undefined, { errors });
  },
);
