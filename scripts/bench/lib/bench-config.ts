import { randomBytes } from 'node:crypto';

const secrets = {
  JWT_SECRET: randomBytes(36).toString('base64url'),
  REFRESH_TOKEN_SECRET: randomBytes(36).toString('base64url'),
};

/** The environment of an API under measurement: the defaults, and secrets of this run. */
export function benchConfig(
  databaseUrl: string,
  overrides: Record<string, string> = {},
): Record<string, string> {
  return { DATABASE_URL: databaseUrl, NODE_ENV: 'production', ...secrets, ...overrides };
}
