/** How large a body may be: small, but for the routes that take texts, or many scans. */
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, RouteOptions } from 'fastify';

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

/** To be called before the routes are registered. */
export function applyBodyLimits(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route: RouteOptions) => {
    if (route.config && 'takesLongText' in route.config) route.bodyLimit = TEXT_LIMIT_BYTES;
    if (route.config && 'takesScans' in route.config) route.bodyLimit = SCANS_LIMIT_BYTES;
  });
}
