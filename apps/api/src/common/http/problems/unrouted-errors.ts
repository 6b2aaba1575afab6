/**
 * What is refused before there is a route, by Fastify's router (a path that cannot be decoded) and by
 * Node's HTTP parser (a header that is too large): the same problem documents as everywhere.
 */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ProblemCode } from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { REQUEST_ID_HEADER } from '../request-id.js';
import type { SecurityHeaders } from '../security-headers.js';
import { ProblemError } from './problem.js';
import { sendProblem, toDocument, toProblemError } from './problem.filter.js';

/** For Fastify's `frameworkErrors`: none of the hooks has run. */
export function routerErrorAnswerer(headers: SecurityHeaders) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    sendProblem(reply.headers(headers), toProblemError(error), request.id);
  };
}

const codesByParserError: Record<string, ProblemCode> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
};

/** For Fastify's `clientErrorHandler`: there is no request yet, only the socket that it came on. */
export function clientErrorAnswerer(headers: SecurityHeaders) {
  const constantLines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    // The other side is gone, or has an answer already.
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    socket.end(
      toHttpMessage(codesByParserError[error.code ?? ''] ?? 'invalid_request', constantLines),
    );
  };
}

function toHttpMessage(code: ProblemCode, headerLines: string[]): string {
  const requestId = randomUUID();
  const document = toDocument(new ProblemError(code), requestId);
  const body = JSON.stringify(document);
  const head = [
    `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
    `${REQUEST_ID_HEADER}: ${requestId}`,
    ...headerLines,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/**
 * Node answers an `Expect` that it does not know with an empty 417. To pass it over is allowed as well
 * (RFC 9110, section 10.1.1), and every answer stays one of the contract.
 */
export function ignoreExpectations(server: Server): void {
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    server.emit('request', request, response);
  });
}
