import { randomBytes } from 'node:crypto';
import { findFreePort } from '@lastseat/embedded-postgres';
import { silentReporter, type Reporter } from '../runner/reporter.js';
import { Scope } from '../runner/scope.js';
import { startStack, type Stack } from './stack.js';

export interface TemporaryStackOptions {
  /** Whose it is: names its logs, which nobody else may write meanwhile. */
  name: string;
  /** Over the defaults, for the API: BOOKING_DELAY_MS, say. */
  environment?: Record<string, string>;
  hasWeb?: boolean;
  reporter?: Reporter;
}

/**
 * An API of one's own on free ports, with a seeded database of its own that is gone afterwards. The
 * caller's `.env` has no say in it, except for what is given here. Ends with this process at the
 * latest.
 */
export async function startTemporaryStack(
  options: TemporaryStackOptions,
): Promise<Stack & { stop(): Promise<void> }> {
  const scope = new Scope();
  const [webPort, apiPort] = [await findFreePort(), await findFreePort()];
  // By its number: sockets to "localhost" are not cut when a browser plays being offline. Mails lead there.
  const webUrl = `http://127.0.0.1:${webPort}`;
  try {
    const stack = await startStack(scope, {
      settings: {
        environment: {
          ...withoutApiSettings(process.env),
          JWT_SECRET: randomBytes(36).toString('base64url'),
          REFRESH_TOKEN_SECRET: randomBytes(36).toString('base64url'),
          PUBLIC_URL: webUrl,
          ...options.environment,
        },
        webPort,
        apiPort,
        inboxPort: 0,
        paymentsPort: 0,
        notificationsPort: null,
        databaseUrl: undefined,
        databaseOwnerUrl: undefined,
      },
      reporter: options.reporter ?? silentReporter,
      hasWeb: options.hasWeb ?? false,
      isTemporary: true,
      isWatching: false,
      apiProcesses: 1,
      logPrefix: `${options.name}-`,
    });
    return { ...stack, webUrl, stop: () => scope.close() };
  } catch (error) {
    await scope.close();
    throw error;
  }
}

/** What is set for the real API in the caller's shell must not change what a test sees. */
function withoutApiSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ofTheApi =
    /^(BOOKING_|LIVE_|DATABASE_|REDIS_|API_|PUBLIC_URL|LOG_LEVEL|TRUST_PROXY|LOGIN_|REGISTER_|REFRESH_|PASSWORD_|SOCKET|METRICS_|AUDIT_|SMTP_|RESEND_|MAIL_|KAFKA_|NOTIFICATIONS|PUSH_|STRIPE_|TEST_PAYMENTS_)/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !ofTheApi.test(name)));
}
