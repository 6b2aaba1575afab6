import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ifMatchHeader, ifMatchSchema } from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toOpenApiSchema } from '../openapi-schema.js';
import { ProblemError } from '../problems/problem.js';

/**
 * The revision that the request's `If-Match` names.
 * @throws ProblemError `revision_required` when it names none, `invalid_request` when it names no revision
 */
export const ExpectedRevision = createParamDecorator(
  (_data: unknown, context: ExecutionContext): number => {
    const revision = readRevision(context);
    if (revision === null) throw new ProblemError('revision_required');
    return revision;
  },
);

/** The same, or null: then whatever it is by now. */
export const OptionalRevision = createParamDecorator(
  (_data: unknown, context: ExecutionContext): number | null => readRevision(context),
);

/** Of each route that reads one, for the OpenAPI document. */
export const TakesRevision = (required: boolean): MethodDecorator =>
  ApiHeader({ name: 'If-Match', required, schema: toOpenApiSchema(ifMatchSchema) });

/** What the next edit has to name. */
export function sendRevision<T extends { revision: number }>(reply: FastifyReply, answer: T): T {
  void reply.header('etag', `"${answer.revision}"`).header('cache-control', 'no-store');
  return answer;
}

function readRevision(context: ExecutionContext): number | null {
  const given = context.switchToHttp().getRequest<FastifyRequest>().headers[ifMatchHeader];
  if (given === undefined) return null;
  const parsed = ifMatchSchema.safeParse(given);
  if (parsed.success) return Number(parsed.data.slice(1, -1));
  const errors = parsed.error.issues.map(({ message }) => ({ path: [ifMatchHeader], message }));
  throw new ProblemError('invalid_request', undefined, { errors });
}
