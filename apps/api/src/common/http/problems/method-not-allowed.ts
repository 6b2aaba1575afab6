/**
 * A path that is there, asked with a method that it has not: 405 with `Allow` (RFC 9110, section 15.5.6),
 * where Fastify's router knows only 404. `OPTIONS` too: no page of another origin is let in, so none has
 * anything to ask beforehand.
 *
 * What each path has is noted as its routes are registered, so there is no list that could forget one.
 */
import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem.js';
import { sendProblem } from './problem.filter.js';

/** A path by its segments; one that begins with a colon stands for any text. */
type Segments = readonly string[];

/** To be called before the routes are registered, and after the hooks that every answer needs. */
export function answerOtherMethods(fastify: FastifyInstance): void {
  const known = new Map<string, { segments: Segments; methods: Set<string> }>();

  fastify.addHook('onRoute', ({ url, method }) => {
    // Under a wildcard are files: which of them are there, only their own route knows.
    if (url.includes('*')) return;
    const route = known.get(url) ?? { segments: url.split('/'), methods: new Set() };
    for (const name of [method].flat()) route.methods.add(name);
    known.set(url, route);
  });

  // Before the body is read: whatever is in it, there is nobody here who takes it.
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) {
      done();
      return;
    }
    const asked = toSegments(request.url);
    const route = [...known.values()].find(({ segments }) => isMatch(segments, asked));
    if (!route) {
      done();
      return;
    }
    void reply.header('allow', [...route.methods].sort().join(', '));
    sendProblem(reply, new ProblemError('method_not_allowed'), request.id);
  });
}

function toSegments(url: string): Segments {
  const [path = ''] = url.split('?', 1);
  return path.split('/').map(decode);
}

/** What cannot be decoded is no name of a route; it may be what stands for any text. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function isMatch(segments: Segments, asked: Segments): boolean {
  return (
    segments.length === asked.length &&
    segments.every((segment, index) =>
      segment.startsWith(':') ? asked[index] !== '' : segment === asked[index],
    )
  );
}
