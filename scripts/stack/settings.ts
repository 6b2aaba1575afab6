import { Failure } from '../runner/failure.js';
import { readEnvFile } from './env-file.js';

/** What the start itself has to know; the API reads and checks the rest of the environment. */
export interface Settings {
  /** Of the caller, over `.env`: handed on to API and web. */
  environment: NodeJS.ProcessEnv;
  webPort: number;
  apiPort: number;
  /** Of the page that shows caught mails; 0: any that is free. */
  inboxPort: number;
  /** Of the page on which payments are played; 0: any that is free. */
  paymentsPort: number;
  /** Of the notification worker's health and metrics; null: there is none, the API makes the mails itself. */
  notificationsPort: number | null;
  /** Undefined: the embedded one. */
  databaseUrl: string | undefined;
  /** Undefined: the API owns what it uses. Without meaning for the embedded one. */
  databaseOwnerUrl: string | undefined;
}

export function readSettings(overrides: Record<string, string> = {}): Settings {
  const environment = { ...readEnvFile(), ...process.env, ...overrides };
  const webPort = readPort(environment, 'WEB_PORT', 3000);
  const apiPort = readPort(environment, 'API_PORT', 4000);
  if (webPort === apiPort) {
    throw new Failure(`WEB_PORT and API_PORT are both ${webPort}: they must differ.`);
  }
  const makesMailsFromKafka = environment['NOTIFICATIONS'] === 'kafka';
  if (makesMailsFromKafka && !environment['KAFKA_BROKERS']) {
    throw new Failure(
      'Notifications are to be read from Kafka: set KAFKA_BROKERS, like 127.0.0.1:9092.',
    );
  }
  return {
    environment,
    webPort,
    apiPort,
    inboxPort: readPort(environment, 'INBOX_PORT', 8025),
    paymentsPort: readPort(environment, 'PAYMENTS_PORT', 8026),
    notificationsPort: makesMailsFromKafka
      ? readPort(environment, 'NOTIFICATIONS_PORT', 4001)
      : null,
    databaseUrl: environment['DATABASE_URL'] || undefined,
    databaseOwnerUrl: environment['DATABASE_OWNER_URL'] || undefined,
  };
}

function readPort(environment: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = environment[name] || String(fallback);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Failure(`${name} must be a port, a number from 1 to 65535, and is "${text}".`);
  }
  return port;
}
