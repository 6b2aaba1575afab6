/**
 * The one place that reads `process.env`. It is parsed once at the start; a wrong value stops the
 * boot with a sentence that names the variable, never its content.
 */
import { z } from 'zod';
import { parseProxyTrust } from '../http/client-address.js';
import { isLoopbackName } from '../http/origins.js';
import { findSharedDatabase } from './shared-databases.js';
import { arePushServices, USUAL_PUSH_SERVICES } from './push-services.js';
import { findWeakness } from './weak-secrets.js';

/** Sentences for the operator; none of them quotes the value, which may be a secret. */
function wholeNumber(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });
}
function oneOf<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` });
}
const milliseconds = (fallback: number, max = 3_600_000) => wholeNumber(0, max).default(fallback);
const count = (fallback: number, max: number) => wholeNumber(1, max).default(fallback);
const attempts = (fallback: number) => count(fallback, 1_000_000);
const share = (fallback: number) => {
  const error = 'must be a number from 0 to 1';
  return z.coerce.number({ error }).min(0, { error }).max(1, { error }).default(fallback);
};
const seconds = (fallback: number) => wholeNumber(1, 3_600).default(fallback);
const optionalUrl = (protocol: RegExp, error: string) =>
  z.union([z.literal(''), z.url({ protocol, error })], { error }).default('');
/** `broker-1:9092,broker-2:9092`; an address of IPv6 in brackets. */
const BROKERS =
  /^(?:[\w.-]+|\[[\da-fA-F:.]+\]):\d{1,5}(?:,(?:[\w.-]+|\[[\da-fA-F:.]+\]):\d{1,5})*$/;

const secret = z.string().min(32, 'must have at least 32 characters');

/** `Lastseat <tickets@example.com>`, or the address alone. */
const SENDER = /^(?:[^<>@\r\n"]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

const environmentSchema = z.object({
  NODE_ENV: oneOf(['production', 'development', 'test']).default('production'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }),
  /** For LISTEN, where DATABASE_URL leads to a pooler that cannot. */
  DATABASE_LISTEN_URL: optionalUrl(/^postgres(ql)?$/, 'must be a postgresql:// address'),
  /** A replica, which may be behind, for the public list of events. */
  DATABASE_READ_URL: optionalUrl(/^postgres(ql)?$/, 'must be a postgresql:// address'),
  /** Where the events of invoices are stored; in the database of everything else when it is not set. */
  EVENT_STORE_URL: optionalUrl(/^postgres(ql)?$/, 'must be a postgresql:// address'),
  /** Where what is read of them is kept, which can be made anew; as above. */
  READ_MODEL_URL: optionalUrl(/^postgres(ql)?$/, 'must be a postgresql:// address'),
  /** Carries live messages between API processes, in the place of PostgreSQL's NOTIFY. */
  REDIS_URL: optionalUrl(/^rediss?$/, 'must be a redis:// or rediss:// address'),
  /** Connections of this process; a booking transaction holds one for as long as its row lock. */
  DATABASE_POOL_SIZE: count(20, 500),
  API_HOST: z.string().min(1).default('127.0.0.1'),
  API_PORT: wholeNumber(0, 65_535).default(4000),
  /** The origin that browsers see: web and API share it. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
    .default('http://localhost:3000'),
  /** Signs access tokens. */
  JWT_SECRET: secret,
  /** Derives each refresh token from the one before. */
  REFRESH_TOKEN_SECRET: secret,
  /** The proxies whose X-Forwarded-For is believed: see `client-address.ts`. */
  TRUST_PROXY: z
    .string()
    .refine(isProxyTrust, 'must be a number of hops or a list of addresses')
    .default(''),
  /** Failed log-ins per email and per address within the seconds; see `attempt-limits.service.ts`. */
  LOGIN_LIMIT_PER_ACCOUNT: attempts(7),
  LOGIN_LIMIT_PER_ADDRESS: attempts(100),
  LOGIN_LIMIT_SECONDS: seconds(300),
  REGISTER_LIMIT_PER_ACCOUNT: attempts(10),
  REGISTER_LIMIT_PER_ADDRESS: attempts(60),
  REGISTER_LIMIT_SECONDS: seconds(600),
  REFRESH_LIMIT_PER_ACCOUNT: attempts(120),
  REFRESH_LIMIT_PER_ADDRESS: attempts(1_200),
  REFRESH_LIMIT_SECONDS: seconds(60),
  /** Places that guests ask for, per e-mail and per address within the seconds. */
  GUEST_LIMIT_PER_ACCOUNT: attempts(10),
  GUEST_LIMIT_PER_ADDRESS: attempts(60),
  GUEST_LIMIT_SECONDS: seconds(600),
  /** Of an event's seats, the part that guests may hold who have not confirmed yet. */
  GUEST_HOLD_SHARE: share(0.2),
  /** Passwords that may wait to be hashed; past it the answer is 503. */
  PASSWORD_QUEUE_LIMIT: count(200, 100_000),
  /** Sockets of one address that one process keeps. */
  SOCKETS_PER_ADDRESS: count(1_000, 10_000_000),
  /** Sockets that one process keeps, 20 KB of its heap each; past it the answer is 503. */
  SOCKETS_PER_PROCESS: count(12_000, 10_000_000),
  /** Messages of one socket within ten seconds. */
  SOCKET_MESSAGE_LIMIT: count(100, 1_000_000),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** For demonstrations: slept while the row lock is held. */
  BOOKING_DELAY_MS: milliseconds(0, 60_000),
  /** Commands that may wait, over all events; past it the answer is 503. */
  BOOKING_QUEUE_LIMIT: count(20_000, 10_000_000),
  /** The longest that a command waits for its turn before the answer is 503. */
  BOOKING_DEADLINE_MS: milliseconds(10_000),
  /** Commands that one transaction takes at the most. */
  BOOKING_BATCH_SIZE: count(1_000, 10_000),
  /** Carries mails, with the password in it: smtp:// (which turns to TLS by itself) or smtps://. */
  SMTP_URL: optionalUrl(/^smtps?$/, 'must be an smtp:// or smtps:// address'),
  /** Carries mails by Resend's API, in the place of SMTP. */
  RESEND_API_KEY: z.string().default(''),
  RESEND_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
    .default('https://api.resend.com'),
  /** Whom mails come from; needed by both. */
  MAIL_FROM: z
    .string()
    .refine(
      (text) => text === '' || SENDER.test(text),
      'must be like Lastseat <tickets@example.com>',
    )
    .default(''),
  /** Takes money by Stripe, and proves that Stripe's messages are Stripe's. */
  STRIPE_SECRET_KEY: z.string().default(''),
  STRIPE_WEBHOOK_SECRET: z.string().default(''),
  /** For tests; Stripe's own when it is not set. */
  STRIPE_API_URL: optionalUrl(/^https?$/, 'must be an http:// or https:// address'),
  /** The provider for development, on this machine: `npm start` brings it. Nobody pays anything there. */
  TEST_PAYMENTS_URL: optionalUrl(/^http$/, 'must be an http:// address of this machine').refine(
    (text) => text === '' || isLoopbackName(new URL(text).hostname),
    'must be an http:// address of this machine',
  ),
  TEST_PAYMENTS_SECRET: z.string().default(''),
  /** The push services that browsers' messages are sent to, as origins; `none` sends none. */
  PUSH_SERVICES: z
    .string()
    .refine(arePushServices, 'must be none, or origins like https://*.push.apple.com')
    .default(USUAL_PUSH_SERVICES),
  /** Where facts are told to other systems; nowhere when it is not set. */
  KAFKA_BROKERS: z
    .string()
    .refine((text) => text === '' || BROKERS.test(text), 'must be like broker-1:9092,broker-2:9092')
    .default(''),
  /** Whether the brokers speak TLS. */
  KAFKA_TLS: oneOf(['yes', 'no']).default('no'),
  /** SASL, when a user name is set. */
  KAFKA_SASL_MECHANISM: oneOf(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512']).default('SCRAM-SHA-512'),
  KAFKA_USERNAME: z.string().default(''),
  KAFKA_PASSWORD: z.string().default(''),
  /** Before the name of each topic: several installations can share a cluster. */
  KAFKA_TOPIC_PREFIX: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'must be letters, digits, dots, dashes and underscores')
    .default('lastseat'),
  /** Who makes mails of facts: the dispatcher of the outbox, or the notification worker, which reads Kafka. */
  NOTIFICATIONS: oneOf(['outbox', 'kafka']).default('outbox'),
  /** What a reader of /api/metrics has to send as its bearer token. */
  METRICS_TOKEN: z.string().default(''),
  /** How often confirmed + held + remaining = total is counted for every event, by one of the processes. */
  AUDIT_EVERY_MS: wholeNumber(1_000, 86_400_000).default(300_000),
  /** How often lost live updates are looked for. */
  LIVE_SWEEP_MS: wholeNumber(100, 3_600_000).default(5_000),
});

export type Config = z.infer<typeof environmentSchema>;

/** Every variable that the API knows. */
export const variableNames: readonly string[] = Object.keys(environmentSchema.shape);

/** The injection token of {@link Config}. */
export const CONFIG = Symbol('CONFIG');

/** Thrown when a variable is missing or wrong; the message is one sentence for the operator. */
export class ConfigurationError extends Error {}

/** @throws ConfigurationError naming every wrong variable */
export function parseConfig(environment: NodeJS.ProcessEnv): Config {
  // An empty value in .env means "not set": `PORT=` is not the number 0.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) {
    const { data } = parsed;
    return refuseUnsafe(
      refuseSharedDatabases(
        refuseHalfPayments(refuseNoNotifications(refuseHalfLogIn(refuseHalfMail(data)))),
      ),
    );
  }
  const complaints = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return given[name] === undefined ? `${name} is not set` : `${name} ${issue.message}`;
  });
  throw new ConfigurationError(`Configuration: ${[...new Set(complaints)].join('; ')}.`);
}

/** @throws ConfigurationError when it is not clear who carries mails, or whom they come from */
function refuseHalfMail(config: Config): Config {
  const { SMTP_URL, RESEND_API_KEY, MAIL_FROM } = config;
  if (SMTP_URL !== '' && RESEND_API_KEY !== '') {
    throw new ConfigurationError('Configuration: set SMTP_URL or RESEND_API_KEY, not both.');
  }
  if (!sendsMail(config) || MAIL_FROM !== '') return config;
  throw new ConfigurationError('Configuration: MAIL_FROM is not set.');
}

/** @throws ConfigurationError when it is not clear who takes money, or nobody could believe their messages */
function refuseHalfPayments(config: Config): Config {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = config;
  const { TEST_PAYMENTS_URL, TEST_PAYMENTS_SECRET } = config;
  const isHalf =
    (STRIPE_SECRET_KEY === '') !== (STRIPE_WEBHOOK_SECRET === '') ||
    (TEST_PAYMENTS_URL === '') !== (TEST_PAYMENTS_SECRET === '');
  if (isHalf) {
    throw new ConfigurationError(
      'Configuration: set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, or neither; so TEST_PAYMENTS_URL and TEST_PAYMENTS_SECRET.',
    );
  }
  if (STRIPE_SECRET_KEY !== '' && TEST_PAYMENTS_URL !== '') {
    throw new ConfigurationError(
      'Configuration: set STRIPE_SECRET_KEY or TEST_PAYMENTS_URL, not both.',
    );
  }
  return config;
}

/** @throws ConfigurationError when two databases are one */
function refuseSharedDatabases(config: Config): Config {
  const complaint = findSharedDatabase(config);
  if (complaint === null) return config;
  throw new ConfigurationError(`Configuration: ${complaint}.`);
}

/** @throws ConfigurationError when Kafka would be asked to let in a user without a password, or the reverse */
function refuseHalfLogIn(config: Config): Config {
  const { KAFKA_USERNAME, KAFKA_PASSWORD } = config;
  if ((KAFKA_USERNAME === '') === (KAFKA_PASSWORD === '')) return config;
  throw new ConfigurationError('Configuration: set KAFKA_USERNAME and KAFKA_PASSWORD, or neither.');
}

/** @throws ConfigurationError when mails would be made of what nobody is told, or for nobody to carry */
function refuseNoNotifications(config: Config): Config {
  if (config.NOTIFICATIONS !== 'kafka') return config;
  if (config.KAFKA_BROKERS === '') {
    throw new ConfigurationError(
      'Configuration: NOTIFICATIONS is kafka, and KAFKA_BROKERS is not set.',
    );
  }
  if (sendsMail(config)) return config;
  throw new ConfigurationError(
    'Configuration: NOTIFICATIONS is kafka, and nobody carries mails: set SMTP_URL or RESEND_API_KEY.',
  );
}

/** Whether there is anybody to carry mails. */
const sendsMail = ({
  SMTP_URL,
  RESEND_API_KEY,
}: Pick<Config, 'SMTP_URL' | 'RESEND_API_KEY'>): boolean =>
  SMTP_URL !== '' || RESEND_API_KEY !== '';

/** @throws ConfigurationError when a secret would hold in production as long as a guess takes */
function refuseUnsafe(config: Config): Config {
  if (config.NODE_ENV !== 'production') return config;
  const complaints = (['JWT_SECRET', 'REFRESH_TOKEN_SECRET'] as const).flatMap((name) => {
    const weakness = findWeakness(config[name]);
    return weakness === null ? [] : [`${name} ${weakness}`];
  });
  if (config.JWT_SECRET === config.REFRESH_TOKEN_SECRET) {
    complaints.push('REFRESH_TOKEN_SECRET must not be the same as JWT_SECRET');
  }
  if (complaints.length === 0) return config;
  throw new ConfigurationError(`Configuration: ${complaints.join('; ')}.`);
}

/** What an operator should know, and may have reasons for: a demonstration in one's own network. */
export function listRisks(config: Config): string[] {
  if (config.NODE_ENV !== 'production') return [];
  const { protocol, hostname } = new URL(config.PUBLIC_URL);
  const isInTheClear = protocol === 'http:' && !isLoopbackName(hostname);
  return [
    ...(isInTheClear
      ? ['PUBLIC_URL is not https: passwords and the session cookie can be read on the way.']
      : []),
    ...(config.KAFKA_PASSWORD !== '' && config.KAFKA_TLS === 'no'
      ? ['KAFKA_TLS is no: what is told to Kafka can be read on the way.']
      : []),
    ...(config.TEST_PAYMENTS_URL !== ''
      ? ['TEST_PAYMENTS_URL is set: seats are given for no money.']
      : []),
    ...(sendsMail(config) ? [] : ['No mail is sent: set SMTP_URL or RESEND_API_KEY.']),
  ];
}

function isProxyTrust(setting: string): boolean {
  try {
    parseProxyTrust(setting);
    return true;
  } catch {
    return false;
  }
}
