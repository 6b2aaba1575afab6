/** Requests as they stand on the wire: nothing is encoded, normalised or added for the test. */
import { request, type Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { problemSchema, type Problem, type ProblemCode } from '@lastseat/contracts';
import { expect } from 'vitest';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface RequestOptions {
  headers?: OutgoingHttpHeaders;
  /** Text and bytes as they are, anything else as JSON with its content type. */
  body?: unknown;
  /** Of connections that are kept, where thousands of requests would open as many. */
  agent?: Agent;
}

/** On a connection of its own unless there is an agent, so that one answer cannot break the next request. */
export function send(
  origin: string,
  method: string,
  path: string,
  { headers = {}, body, agent }: RequestOptions = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const isRaw = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
  const bytes = isRaw ? (body ?? '') : JSON.stringify(body);
  const sent: OutgoingHttpHeaders = {
    ...(!isRaw && { 'content-type': 'application/json' }),
    ...(body !== undefined &&
      !('transfer-encoding' in headers) && { 'content-length': Buffer.byteLength(bytes) }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const asked = { hostname, port, method, path, headers: sent, agent: agent ?? false };
    const outgoing = request(asked);
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    outgoing.end(bytes);
  });
}

/** Whatever comes back on a socket of its own, until the server closes it. */
export function sendBytes(origin: string, bytes: string): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => (received += part));
    socket.on('error', reject);
    socket.on('close', () => resolve(parseAnswer(received)));
    socket.write(bytes, 'latin1');
  });
}

function parseAnswer(received: string): Answer {
  const [head = '', text = ''] = received.split('\r\n\r\n', 2);
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split(': ');
      return [name.toLowerCase(), value.join(': ')];
    }),
  );
  return { status: Number(statusLine.split(' ')[1]), headers, text };
}

/** Asserts that the answer is a problem document in every respect, with this status and code. */
export function expectProblem(
  answer: Answer,
  status: number,
  code: ProblemCode,
  what = '',
): Problem {
  const seen = `${what} was answered ${answer.status} ${answer.text.slice(0, 300)}`;
  expect(answer.status, seen).toBe(status);
  expect(answer.headers['content-type'], seen).toMatch(/^application\/problem\+json\b/);
  const problem = problemSchema.parse(JSON.parse(answer.text));
  expect(problem, seen).toMatchObject({ status, code, type: `urn:lastseat:problem:${code}` });
  expect(problem.requestId, seen).toBe(answer.headers['x-request-id']);
  return problem;
}
