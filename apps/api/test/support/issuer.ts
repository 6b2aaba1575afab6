/** Access tokens without an application: for tests whose APIs are processes of their own. */
import { AccessTokenService } from '../../src/auth/access-token.service.js';
import { SessionsService } from '../../src/auth/sessions.service.js';
import { systemClock } from '../../src/common/config/clock.js';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { testConfig } from './app.js';
import { createTokenMaker, type TokenMaker } from './tokens.js';

export interface Issuer extends TokenMaker {
  close(): Promise<void>;
}

/** The processes know its tokens by their common secret. Whoever starts it closes it. */
export function startIssuer(databaseUrl: string): Issuer {
  const config = testConfig(databaseUrl, { DATABASE_POOL_SIZE: 1 });
  const prisma = new PrismaService(config);
  const sessions = new SessionsService(prisma, config, systemClock);
  return {
    ...createTokenMaker(sessions, new AccessTokenService(config)),
    close: () => prisma.$disconnect(),
  };
}
