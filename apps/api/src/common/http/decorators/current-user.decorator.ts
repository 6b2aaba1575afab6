import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { UserRole } from '@lastseat/contracts';
import type { FastifyRequest } from 'fastify';

/** Who asks, as the access token says. */
export interface SignedInUser {
  id: string;
  sessionId: string;
  role: UserRole;
}

/** The {@link SignedInUser} of a route that is not public. */
export const CurrentUser = createParamDecorator(
  (_data: unknown, context: ExecutionContext): SignedInUser =>
    context.switchToHttp().getRequest<{ user: SignedInUser }>().user,
);

/** The same of a route for guests too: null for a guest. */
export const CurrentUserOrGuest = createParamDecorator(
  (_data: unknown, context: ExecutionContext): SignedInUser | null =>
    context.switchToHttp().getRequest<{ user?: SignedInUser }>().user ?? null,
);

/** Who changes something, and by which request: for the activity. */
export interface ActingUser extends SignedInUser {
  requestId: string;
}

/** The {@link ActingUser} of a route that is not public. */
export const CurrentActor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): ActingUser => {
    const { user, id } = context
      .switchToHttp()
      .getRequest<FastifyRequest & { user: SignedInUser }>();
    return { ...user, requestId: id };
  },
);
