import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { linkTokenSchema, orderTokenHeader } from '@lastseat/contracts';
import type { FastifyRequest } from 'fastify';

/** What a guest opens their order with; null where it is none, as where it is nobody's. */
export const OrderToken = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string | null => {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const parsed = linkTokenSchema.safeParse(headers[orderTokenHeader]);
    return parsed.success ? parsed.data : null;
  },
);
