/** HTTP's side of a shared answer: who has it already is told so, and for how long others may keep it. */
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isNamed } from '../common/http/entity-tag.js';
import type { AnswerBytes } from './brief-cache/shared-answer.js';

/**
 * A proxy may answer with it for a second. A browser asks again each time, or somebody would not see the
 * own booking; while nothing has changed that costs no body. No `stale-while-revalidate`: browsers do it
 * too.
 */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=1';

/** Of each route that ends with {@link sendShared}, for the OpenAPI document. */
export const MayBeUnchanged = (): MethodDecorator =>
  ApiResponse({ status: 304, description: 'The answer that `If-None-Match` names is still true' });

export function sendShared(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, etag }: AnswerBytes,
): void {
  void reply.header('etag', etag).header('cache-control', CACHE_CONTROL);
  if (isNamed(etag, request.headers['if-none-match'])) void reply.status(304).send();
  else void reply.type('application/json; charset=utf-8').send(body);
}
