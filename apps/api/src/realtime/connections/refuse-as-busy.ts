import { ServerResponse } from 'node:http';
import { ProblemError } from '../../common/http/problems/problem.js';
import { toDocument } from '../../common/http/problems/problem.filter.js';
import { readRequestId, REQUEST_ID_HEADER } from '../../common/http/request-id.js';
import type { SecurityHeaders } from '../../common/http/security-headers.js';
import type { EngineRequest } from './engine.js';

const RETRY_AFTER_SECONDS = '5';

/** For a handshake, which Engine.IO itself would refuse with 400 or 403 only. */
export function refuseAsBusy(
  request: EngineRequest,
  response: ServerResponse,
  headers: SecurityHeaders,
): void {
  const document = toDocument(new ProblemError('busy'), readRequestId(request));
  // Of a WebSocket's handshake there is no response of Node's, only the connection.
  const answer = response instanceof ServerResponse ? response : answerOn(request);
  answer.writeHead(document.status, {
    ...headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': RETRY_AFTER_SECONDS,
    connection: 'close',
    [REQUEST_ID_HEADER]: document.requestId,
  });
  answer.end(JSON.stringify(document));
}

function answerOn(request: EngineRequest): ServerResponse {
  const answer = new ServerResponse(request);
  answer.assignSocket(request.socket);
  // Whoever asked may be gone, and HTTP listens no longer.
  request.socket.on('error', () => undefined);
  answer.once('finish', () => request.socket.end());
  return answer;
}
