/**
 * Turns everything that is thrown within a request into a problem document. What is not known here
 * is a broken promise: logged in full, answered as `internal_error` with nothing of the inside.
 */
import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { problems, type Problem, type ProblemCode } from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from '../../database/database-errors.js';
import { REQUEST_ID_HEADER } from '../request-id.js';
import { ProblemError } from './problem.js';

/** Seconds after which a caller may try again. */
export const RETRY_AFTER_SECONDS = 1;

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblemError(exception);
    if (problem.code === 'internal_error') this.logger.error(exception, undefined, request.id);
    else if (problem.code === 'busy' && problem !== exception) {
      this.logger.warn(`Answered as busy: ${String(exception)}`, request.id);
    }
    sendProblem(reply, problem, request.id);
  }
}

/** Writes the document; also for errors that Fastify meets before Nest sees the request. */
export function sendProblem(reply: FastifyReply, problem: ProblemError, requestId: string): void {
  // RFC 9110, section 10.2.3. A limit that was reached (429) knows when.
  const busySeconds = problem.status === 503 ? RETRY_AFTER_SECONDS : undefined;
  const seconds = problem.more.numbers?.['retryAfterSeconds'] ?? busySeconds;
  if (seconds !== undefined) void reply.header('retry-after', String(seconds));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .header(REQUEST_ID_HEADER, requestId)
    .type('application/problem+json')
    .send(JSON.stringify(toDocument(problem, requestId)));
}

export function toDocument(problem: ProblemError, requestId: string): Problem {
  const { code, status } = problem;
  return {
    type: `urn:lastseat:problem:${code}`,
    title: problems[code].title,
    status,
    detail: problem.message,
    code,
    requestId,
    ...problem.more,
  };
}

/** What Nest and Fastify themselves refuse, by status: our word for it. */
const codesByStatus: Partial<Record<number, ProblemCode>> = {
  400: 'invalid_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'route_not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  503: 'busy',
};

export function toProblemError(exception: unknown): ProblemError {
  if (exception instanceof ProblemError) return exception;
  if (isUnavailable(exception)) return new ProblemError('busy');
  const status = statusOf(exception);
  if (status === undefined) return new ProblemError('internal_error');
  const code = codesByStatus[status] ?? (status < 500 ? 'invalid_request' : 'internal_error');
  return new ProblemError(code);
}

function statusOf(exception: unknown): number | undefined {
  if (exception instanceof HttpException) return exception.getStatus();
  // Fastify's own errors (bad JSON, too large a body) carry the status and a code FST_….
  if (exception instanceof Error && 'statusCode' in exception) {
    return typeof exception.statusCode === 'number' ? exception.statusCode : undefined;
  }
  return undefined;
}
