/**
 * The body of an upload. Fastify hands it on unread, and only to the routes that take one: it is read
 * when the account, its right and its turn are known, and never further than it may go.
 */
import type { IncomingMessage } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { coverMediaTypes } from '@lastseat/contracts';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../common/http/problems/problem.js';

const takers = ['/api/events/:id/cover', '/api/organisers/:id/invoicing/logo'];

@Injectable()
export class PictureBodies implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser([...coverMediaTypes], (request, _body, done) => {
      const isTaken = takers.includes(request.routeOptions.url ?? '');
      done(isTaken ? null : new ProblemError('unsupported_media_type'));
    });
  }
}

/**
 * What is left over is not kept: Node throws it away as it comes.
 * @throws ProblemError `payload_too_large`, `invalid_request` when it does not come whole
 */
export async function readPicture(body: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(body.headers['content-length'] ?? 0) > maxBytes) {
    throw new ProblemError('payload_too_large');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // Not destroyed, or the answer could not be sent.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      chunks.push(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (bytes > maxBytes) break;
    }
  } catch {
    throw new ProblemError('invalid_request', 'The picture did not arrive whole');
  }
  if (bytes > maxBytes) throw new ProblemError('payload_too_large');
  return Buffer.concat(chunks);
}
