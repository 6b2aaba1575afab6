/**
 * An address has no bytes beyond ASCII (RFC 3986, section 2). The parser of Node 20.19 lets them through, that
 * of newer releases does not: the answer is the same with all of them.
 */
import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem.js';
import { sendProblem } from './problem.filter.js';

const isAscii = /^[\x21-\x7e]*$/;

/** To be called after the hooks that every answer needs. Like the parser, it ends the connection. */
export function refuseRawAddresses(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isAscii.test(request.url)) {
      done();
      return;
    }
    void reply.header('connection', 'close');
    sendProblem(reply, new ProblemError('invalid_request'), request.id);
  });
}
