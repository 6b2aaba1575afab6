/**
 * The one place that reads `process.env`. It is parsed once at the start; a wrong value stops the
 * boot with a sentence that names the variable, never its content.
 */
import { z } from 'zod';

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
const secret = z.string().min(32, 'must have at least 32 characters');

const environmentSchema = z.object({
  NODE_ENV: oneOf(['production', 'development', 'test']).default('production'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }),
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
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** For demonstrations: slept while the row lock is held. */
  BOOKING_DELAY_MS: milliseconds(0, 60_000),
  /** Commands that may wait, over all events; past it the answer is 503. */
  BOOKING_QUEUE_LIMIT: count(50_000, 10_000_000),
  /** The longest that a command waits for its turn before the answer is 503. */
  BOOKING_DEADLINE_MS: milliseconds(10_000),
  /** Commands that one transaction takes at the most. */
  BOOKING_BATCH_SIZE: count(1_000, 10_000),
  /** How often lost live updates are looked for. */
  LIVE_SWEEP_MS: wholeNumber(100, 3_600_000).default(5_000),
});

export type Config = z.infer<typeof environmentSchema>;

/** The injection token of {@link Config}. */
export const CONFIG = Symbol('CONFIG');

/** Thrown when a variable is missing or wrong; the message is one sentence for the operator. */
export class ConfigurationError extends Error {}

/** @throws ConfigurationError naming every wrong variable */
export function parseConfig(environment: NodeJS.ProcessEnv): Config {
  // An empty value in .env means "not set": `PORT=` is not the number 0.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return given[name] === undefined ? `${name} is not set` : `${name} ${issue.message}`;
  });
  throw new ConfigurationError(`Configuration: ${[...new Set(complaints)].join('; ')}.`);
}
