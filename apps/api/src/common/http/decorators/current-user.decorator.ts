import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { UserRole } from '@lastseat/contracts';

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
