/** What makes access tokens for the people of a test. */
import type { UserRole } from '@lastseat/contracts';
import type { AccessTokenService } from '../../src/auth/access-token.service.js';
import type { SessionsService } from '../../src/auth/sessions.service.js';

export interface TokenMaker {
  /**
   * An access token for a user of the database, without the way through bcrypt. One after the other, also
   * for a crowd: on a slow machine the last of it would wait too long for a connection.
   */
  tokenFor(userId: string, role?: UserRole): Promise<string>;
}

export function createTokenMaker(
  sessions: SessionsService,
  tokens: AccessTokenService,
): TokenMaker {
  const signIn = async (userId: string, role: UserRole) => {
    const user = { id: userId, email: '', name: '', role, isEmailVerified: true };
    const { sessionId } = await sessions.startSession(user);
    return tokens.signAccessToken(user, sessionId);
  };
  let before: Promise<unknown> = Promise.resolve();
  return {
    tokenFor(userId, role = 'attendee') {
      const token = before.then(() => signIn(userId, role));
      before = token.catch(() => undefined);
      return token;
    },
  };
}
