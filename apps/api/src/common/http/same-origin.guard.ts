import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';
import { createOriginCheck, type IsForeign } from './origins.js';
import { ProblemError } from './problems/problem.js';

/**
 * Of the routes that the cookie opens or that set it. The others need the access token, which no strange
 * page has.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  private readonly isForeign: IsForeign;

  constructor(@Inject(CONFIG) config: Config) {
    this.isForeign = createOriginCheck(config.PUBLIC_URL);
  }

  /** @throws ProblemError `foreign_origin` */
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.isForeign(headers)) throw new ProblemError('foreign_origin');
    return true;
  }
}
