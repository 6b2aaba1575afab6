/** The whole application on a free port, as `main.ts` would start it. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, type AppParts } from '../../src/app.js';
import { AccessTokenService } from '../../src/auth/access-token.service.js';
import { SessionsService } from '../../src/auth/sessions.service.js';
import { parseConfig, type Config } from '../../src/common/config/config.js';
import { ReceiversService, type Receiver } from '../../src/outbox/receivers.service.js';
import { createTokenMaker, type TokenMaker } from './tokens.js';

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

export interface TestApp extends TokenMaker {
  app: NestFastifyApplication;
  /** Such as `http://127.0.0.1:41234`. */
  origin: string;
  close(): Promise<void>;
}

export async function startApp(
  databaseUrl: string,
  overrides: Partial<Config> = {},
  parts: AppParts = {},
  receivers: readonly Receiver[] = [],
): Promise<TestApp> {
  const config = testConfig(databaseUrl, overrides);
  const app = await createApp(config, parts);
  for (const receiver of receivers) app.get(ReceiversService).register(receiver);
  await app.listen(config.API_PORT, config.API_HOST);
  const address = app.getHttpServer().address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
  return {
    ...createTokenMaker(app.get(SessionsService), app.get(AccessTokenService)),
    app,
    origin: `http://127.0.0.1:${address.port}`,
    close: () => app.close(),
  };
}
