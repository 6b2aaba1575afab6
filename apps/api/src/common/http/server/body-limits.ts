/** How large a body may be: small, but for the routes that take texts, or many scans. */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';

/** Every request of every other route that can succeed is far below it. */
export const BODY_LIMIT_BYTES = 8 * 1024;

/** Of a text in the contract every character may take four bytes. */
const TEXT_LIMIT_BYTES = 32 * 1024;

/** On a route whose body has a long text in it. */
export const TakesLongText = (): MethodDecorator => RouteConfig({ takesLongText: true });

/** Of 500 scans with their codes, and as much again. */
const SCANS_LIMIT_BYTES = 256 * 1024;

/** On the route that takes the queue of a device at the door. */
export const TakesScans = (): MethodDecorator => RouteConfig({ takesScans: true });

/** Of a message of a payment provider, with everything that it knows of a session. */
const MESSAGE_LIMIT_BYTES = 256 * 1024;

/** On a route whose body is signed as it came: {@link rawBodies} has its bytes then. */
export const KeepsRawBody = (): MethodDecorator => RouteConfig({ keepsRawBody: true });

/** What came, byte by byte, beside what it says. */
export const rawBodies = new WeakMap<IncomingMessage, Buffer>();

async function keepRawBody(request: FastifyRequest, _reply: FastifyReply, payload: Readable) {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    length += chunk.length;
    // The parser refuses it by its own count.
    if (length <= MESSAGE_LIMIT_BYTES) chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  rawBodies.set(request.raw, body);
  const again = Readable.from(body, { objectMode: false });
  return Object.assign(again, { receivedEncodedLength: length });
}

/** To be called before the routes are registered. */
export function applyBodyLimits(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route: RouteOptions) => {
    if (route.config && 'takesLongText' in route.config) route.bodyLimit = TEXT_LIMIT_BYTES;
    if (route.config && 'keepsRawBody' in route.config) {
      route.bodyLimit = MESSAGE_LIMIT_BYTES;
      route.preParsing = keepRawBody;
    }
    if (route.config && 'takesScans' in route.config) route.bodyLimit = SCANS_LIMIT_BYTES;
  });
}
