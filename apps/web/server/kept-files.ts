/**
 * The files of the build, as Next has answered them once. It looks for each anew, and packs it anew: for a
 * first visit that is most of what this process does.
 */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

type AnswerPage = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface KeptAnswer {
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** Their names hold what is in them, so they never change; each has one such path, so there are not many. */
const fileOfTheBuild = /^\/_next\/static(?:\/[\w~-][\w.~-]*)+$/;
const acceptsGzip = /(?:^|,)\s*gzip\s*(?:,|$)/;

/** @returns what answers a page's requests, and such files by itself from the second time on */
export function keepFilesOfTheBuild(answerPage: AnswerPage): AnswerPage {
  const answers = new Map<string, KeptAnswer>();
  return async (request, response) => {
    const { url = '' } = request;
    const isWhole = isAskedForAsWhole(request);
    const kept = isWhole ? answers.get(url) : undefined;
    if (kept !== undefined) {
      response.writeHead(200, kept.headers).end(kept.body);
      return;
    }
    if (isWhole) collect(response, (answer) => answers.set(url, answer));
    await answerPage(request, response);
  };
}

/** Whoever has a part of it, or an older one, gets an answer of their own. */
function isAskedForAsWhole({ method, url = '', headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    fileOfTheBuild.test(url) &&
    acceptsGzip.test(headers['accept-encoding'] ?? '') &&
    !['range', 'if-none-match', 'if-modified-since'].some((name) => name in headers)
  );
}

/** Calls back with what went out, once all of it has. */
function collect(response: ServerResponse, keep: (answer: KeptAnswer) => void): void {
  const parts: Buffer[] = [];
  for (const name of ['write', 'end'] as const) {
    const send = response[name].bind(response) as (...rest: unknown[]) => never;
    response[name] = (...rest: unknown[]) => {
      const [part, encoding] = rest;
      if (typeof part === 'string') parts.push(Buffer.from(part, encoding as BufferEncoding));
      else if (part instanceof Uint8Array) parts.push(Buffer.from(part));
      return send(...rest);
    };
  }
  response.once('finish', () => {
    const headers = response.getHeaders();
    const packing = headers['content-encoding'] ?? 'gzip';
    if (response.statusCode !== 200 || packing !== 'gzip') return;
    delete headers['transfer-encoding'];
    keep({ headers, body: Buffer.concat(parts) });
  });
}
