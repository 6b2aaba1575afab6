/**
 * Hands what belongs to a session on to the process that keeps it, and its answer back. Whichever side
 * goes, the other one is let go as well.
 */
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { pipeline, type Duplex } from 'node:stream';
import { PEER_HEADER } from './session-channel.js';

/**
 * Without a byte in either direction. Engine.IO sends a ping every 5 s on each session, and ends one
 * that does not answer within 20 s: only a process that is stuck is silent for longer.
 */
const SILENCE_MS = 60_000;

/** One that is under way. Whoever ends it has Engine.IO answer in its place, while it still can. */
export interface Forward {
  readonly done: Promise<void>;
  end(): void;
}

/** What is said about one connection, and not about the message. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]);

const isOfTheMessage = (name: string) => !OF_THE_CONNECTION.has(name);

/** @param refuse answers when nothing of an answer came */
export function forwardRequest(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  refuse: () => void,
): Forward {
  // Only a POST carries something. A body without a length behind another method would be read over
  // there as the next request, and one that may say whose it is.
  const hasBody = request.method === 'POST';
  const headers = headersFor(
    request,
    (name) => isOfTheMessage(name) && (hasBody || name !== 'content-length'),
  );
  const connection = connect(path);
  const end = () => void connection.destroy();
  connection.setTimeout(SILENCE_MS, end);
  const onward = ask({
    createConnection: () => connection,
    method: request.method,
    path: request.url,
    // We end it. The other side, ending it with its answer, could do so while we still say that
    // nothing more comes, and the answer would be lost to that.
    headers: [...headers, 'Connection', 'keep-alive'],
  });
  onward.on('response', (answer) => {
    const kept = keepHeaders(answer.rawHeaders, isOfTheMessage);
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, kept);
    pipeline(answer, response, () => undefined);
  });
  // Its end is told by `close`.
  onward.on('error', () => undefined);
  response.on('close', end);
  if (hasBody) request.pipe(onward);
  else onward.end();
  const done = new Promise<void>((resolve) => {
    onward.on('close', () => {
      connection.destroy();
      if (!response.headersSent && !response.destroyed) refuse();
      resolve();
    });
  });
  return { done, end };
}

/** @param refuse answers when there is nobody to hand it to */
export function forwardUpgrade(
  path: string,
  request: IncomingMessage,
  client: Duplex,
  head: Buffer,
  refuse: () => void,
): Forward {
  const onward = connect(path);
  const end = () => void onward.destroy();
  onward.setTimeout(SILENCE_MS, end);
  client.on('error', end);
  client.on('close', end);
  let isReached = false;
  onward.on('connect', () => {
    isReached = true;
    onward.write(writeHead(request), 'latin1');
    onward.write(head);
    joinBoth(client, onward);
  });
  onward.on('error', () => undefined);
  const done = new Promise<void>((resolve) => {
    onward.on('close', () => {
      if (!isReached && !client.destroyed) refuse();
      resolve();
    });
  });
  return { done, end };
}

/** A client that has said its last word still hears the home's; after that, both are closed. */
function joinBoth(client: Duplex, onward: Socket): void {
  pipeline(client, onward, () => undefined);
  pipeline(onward, client, () => client.destroy());
}

/** As it came, in the same order, and whose it is. */
function writeHead(request: IncomingMessage): string {
  const headers = headersFor(request, () => true);
  const lines = [`${request.method} ${request.url} HTTP/1.1`];
  for (let index = 0; index < headers.length; index += 2) {
    lines.push(`${headers[index]}: ${headers[index + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function headersFor(request: IncomingMessage, isKept: (name: string) => boolean): string[] {
  const kept = keepHeaders(request.rawHeaders, (name) => isKept(name) && name !== PEER_HEADER);
  return [...kept, PEER_HEADER, request.socket.remoteAddress ?? ''];
}

/** Of Node's flat list of names and values. */
function keepHeaders(raw: readonly string[], isKept: (name: string) => boolean): string[] {
  const kept: string[] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const [name = '', value = ''] = raw.slice(index, index + 2);
    if (isKept(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}
