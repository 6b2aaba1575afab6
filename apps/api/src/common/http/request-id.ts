import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const REQUEST_ID_HEADER = 'x-request-id';
/** What a proxy may have given; anything else would let a stranger write into our logs. */
const ACCEPTED = /^[\w.-]{8,64}$/;

/** The id that a proxy in front gave the request, or a new one. */
export function readRequestId(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : randomUUID();
}

/** Every answer names its request, so that a person can tell us which one it was. */
export function sendRequestId(
  request: FastifyRequest,
  reply: FastifyReply,
  done: () => void,
): void {
  void reply.header(REQUEST_ID_HEADER, request.id);
  done();
}
