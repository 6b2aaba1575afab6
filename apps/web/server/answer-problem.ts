/** What this server refuses by itself, in the API's words: a problem document with the same headers. */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { problems, type Problem, type ProblemCode } from '@lastseat/contracts';
import { getPublicOrigin } from '../lib/http/config.js';

/** Those of the API's documents: a browser could load and run nothing, even if it showed them. */
const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Without the rest of a request's body, which nobody will read, its connection is of no more use. */
export function answerProblem(response: ServerResponse, code: ProblemCode): void {
  const { status, headers, body } = writeProblem(code);
  if (!response.req.complete) response.setHeader('connection', 'close');
  response.writeHead(status, headers).end(body);
}

/** For a connection that there is no response for: an upgrade, or what is no HTTP. */
export function endWithProblem(socket: Duplex, code: ProblemCode): void {
  const { status, headers, body } = writeProblem(code);
  socket.end(writeHead(status, { ...headers, connection: 'close' }) + body);
}

/** The first lines of an answer, up to its body. */
export function writeHead(status: number, headers: OutgoingHttpHeaders): string {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => `${name}: ${one}`),
  );
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', ''].join('\r\n');
}

function writeProblem(code: ProblemCode) {
  const { status, title } = problems[code];
  const requestId = randomUUID();
  const type = `urn:lastseat:problem:${code}`;
  const document: Problem = { type, title, status, detail: title, code, requestId };
  const body = JSON.stringify(document);
  const headers: OutgoingHttpHeaders = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...(status === 503 && { 'retry-after': '1' }),
    ...securityHeaders,
    ...(getPublicOrigin().startsWith('https:') && {
      'strict-transport-security': 'max-age=31536000',
    }),
  };
  return { status, headers, body };
}
