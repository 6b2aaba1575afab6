/** The whole application on a free port, as `main.ts` would start it. */
import type { UserRole } from '@lastseat/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, type AppParts } from '../../src/app.js';
import { AccessTokenService } from '../../src/auth/access-token.service.js';
import { SessionsService } from '../../src/auth/sessions.service.js';
import { parseConfig, type Config } from '../../src/common/config/config.js';

export const testSecrets = {
  JWT_SECRET: 'only tests sign access tokens with this key',
  REFRESH_TOKEN_SECRET: 'only tests derive refresh tokens with it',
};

export function testConfig(databaseUrl: string, overrides: Partial<Config> = {}): Config {
  const config = parseConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'silent',
    API_PORT: '0',
    ...testSecrets,
  });
  return { ...config, ...overrides };
}

export interface TestApp {
  app: NestFastifyApplication;
  /** Such as `http://127.0.0.1:41234`. */
  origin: string;
  /**
   * An access token for a user of the database, without the way through bcrypt. One after the other, also
   * for a crowd: on a slow machine the last of it would wait too long for a connection.
   */
  tokenFor(userId: string, role?: UserRole): Promise<string>;
  close(): Promise<void>;
}

export async function startApp(
  databaseUrl: string,
  overrides: Partial<Config> = {},
  parts: AppParts = {},
): Promise<TestApp> {
  const config = testConfig(databaseUrl, overrides);
  const app = await createApp(config, parts);
  await app.listen(config.API_PORT, config.API_HOST);
  const address = app.getHttpServer().address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
  const signIn = async (userId: string, role: UserRole) => {
    const user = { id: userId, email: '', name: '', role, isEmailVerified: true };
    const { sessionId } = await app.get(SessionsService).startSession(user);
    return app.get(AccessTokenService).signAccessToken(user, sessionId);
  };
  let before: Promise<unknown> = Promise.resolve();
  return {
    app,
    origin: `http://127.0.0.1:${address.port}`,
    tokenFor(userId, role = 'attendee') {
      const token = before.then(() => signIn(userId, role));
      before = token.catch(() => undefined);
      return token;
    },
    close: () => app.close(),
  };
}
