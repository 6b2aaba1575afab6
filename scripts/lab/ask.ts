/** Requests of the lab's people: many at once, over connections that are kept. */
import { Agent, request, type RequestOptions } from 'node:http';
import { text } from 'node:stream/consumers';

interface Question {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  token?: string;
  body?: object;
}

export interface Answer {
  /** 0: none came. */
  status: number;
  /** Of JSON; undefined where there was none. */
  body: unknown;
}

export type Ask = (question: Question) => Promise<Answer>;

const NO_ANSWER: Answer = { status: 0, body: undefined };
const PATIENCE_MS = 60_000;
/** As many browsers of one machine could: who presses while all are taken waits for the next that is free. */
const CONNECTIONS = 200;

/** @returns how to ask, and what ends the connections */
export function openConnections(origin: string): { ask: Ask; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const { hostname, port } = new URL(origin);
  const ask: Ask = ({ method, path, token, body }) => {
    const content = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(content !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(content),
      }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    return send({ agent, hostname, port, method, path, headers, timeout: PATIENCE_MS }, content);
  };
  return { ask, close: () => agent.destroy() };
}

function send(options: RequestOptions, content: string | undefined): Promise<Answer> {
  return new Promise((resolve) => {
    const sent = request(options, (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, body: readJson(body) }),
        () => resolve(NO_ANSWER),
      );
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve(NO_ANSWER));
    sent.end(content);
  });
}

function readJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
