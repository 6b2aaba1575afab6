import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { IS_PUBLIC, type Admission } from '../common/http/decorators/public.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { AccessTokenService } from './access-token.service.js';

/** RFC 6750, section 2.1; the name of a scheme has no case (RFC 9110, section 11.1). */
const BEARER = /^bearer +(\S+)$/i;

type Handler = ReturnType<ExecutionContext['getHandler']>;

/**
 * Of every route; {@link Public} makes the exceptions. It answers at once, without a promise: it stands
 * on the way of every booking.
 */
@Injectable()
export class JwtAuthGuard implements CanActivate {
  /** Asked of the decorators once for each route. */
  private readonly admissions = new Map<Handler, Admission>();

  constructor(
    private readonly reflector: Reflector,
    private readonly accessTokens: AccessTokenService,
  ) {}

  /** @throws ProblemError `unauthenticated` */
  canActivate(context: ExecutionContext): boolean {
    // A socket is public, and shows its token itself where it wants more than the counts.
    if (context.getType() !== 'http') return true;
    const admission = this.findAdmission(context);
    if (admission === 'everybody') return true;
    const request = context
      .switchToHttp()
      .getRequest<FastifyRequest & { user: SignedInUser | null }>();
    const { authorization } = request.headers;
    if (authorization === undefined && admission === 'whoever shows none') return true;
    const token = BEARER.exec(authorization ?? '')?.[1];
    const user = token === undefined ? null : this.accessTokens.readAccessToken(token);
    if (user === null) throw new ProblemError('unauthenticated');
    request.user = user;
    return true;
  }

  private findAdmission(context: ExecutionContext): Admission {
    const handler = context.getHandler();
    let admission = this.admissions.get(handler);
    if (admission === undefined) {
      const places = [handler, context.getClass()];
      admission = this.reflector.getAllAndOverride<Admission | undefined>(IS_PUBLIC, places);
      this.admissions.set(handler, (admission ??= 'nobody'));
    }
    return admission;
  }
}
