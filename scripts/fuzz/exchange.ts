/** Bytes to the server, and what it says: over a socket, because a client would refuse to send them. */
import { connect } from 'node:net';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** `closed`: the connection was ended without an answer; `silent`: nothing came in time. */
export type Exchange = { kind: 'answer'; answer: Answer } | { kind: 'closed' } | { kind: 'silent' };

interface ExchangeOptions {
  port: number;
  deadlineMs: number;
  /** Says after the bytes that nothing more will come. */
  endsEarly: boolean;
  /** The answer has no body, whatever its headers say. */
  isHead: boolean;
}

/** Only ever to this machine. */
export function exchange(bytes: Buffer, options: ExchangeOptions): Promise<Exchange> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: options.port, allowHalfOpen: true });
    let received = Buffer.alloc(0);
    const finish = (result: Exchange) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(result);
    };
    const timer = setTimeout(() => finish({ kind: 'silent' }), options.deadlineMs);
    const end = () => {
      const answer = readAnswer(received, options.isHead, true);
      finish(answer === null ? { kind: 'closed' } : { kind: 'answer', answer });
    };
    socket.on('data', (part) => {
      received = Buffer.concat([received, part]);
      const answer = readAnswer(received, options.isHead, false);
      if (answer !== null) finish({ kind: 'answer', answer });
    });
    socket.on('end', end);
    // It may have been refused before it was sent to its end: what was said until then counts.
    socket.on('error', end);
    socket.write(bytes);
    if (options.endsEarly) socket.end();
  });
}

/** Null as long as it is not whole; at the end of the connection whatever came is whole. */
function readAnswer(received: Buffer, isHead: boolean, hasEnded: boolean): Answer | null {
  const text = received.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1] ?? 0);
  // "100 Continue" comes before the answer.
  if (status >= 100 && status < 200 && status !== 101) {
    return readAnswer(received.subarray(end + 4), isHead, hasEnded);
  }
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const hasNoBody = isHead || status === 204 || status === 304 || status === 101;
  const body = hasNoBody ? '' : readBody(text.slice(end + 4), headers, hasEnded);
  return body === null ? null : { status, headers, text: Buffer.from(body, 'latin1').toString() };
}

function readBody(text: string, headers: Record<string, string>, hasEnded: boolean): string | null {
  if (headers['transfer-encoding'] === 'chunked') return readChunks(text);
  const length = headers['content-length'];
  if (length !== undefined && text.length >= Number(length)) return text.slice(0, Number(length));
  return hasEnded && length === undefined ? text : null;
}

function readChunks(text: string): string | null {
  let body = '';
  for (let at = 0; ;) {
    const lineEnd = text.indexOf('\r\n', at);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(text.slice(at, lineEnd), 16);
    if (size === 0) return body;
    body += text.slice(lineEnd + 2, lineEnd + 2 + size);
    at = lineEnd + 2 + size + 2;
    if (at > text.length) return null;
  }
}
