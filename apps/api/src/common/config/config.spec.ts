import { describe, expect, it } from 'vitest';
import { ConfigurationError, listRisks, parseConfig } from './config.js';
import { USUAL_PUSH_SERVICES } from './push-services.js';

const least = {
  DATABASE_URL: 'postgresql://user:password@localhost:5432/lastseat',
  JWT_SECRET: 'UQ4mS7yzJ0tWc2vKfX9pLrB6nHd1gE8a',
  REFRESH_TOKEN_SECRET: 'hT5kZq0WbN3xYv8RmC1jPs6LuD9fGo2e',
};

/** What the operator reads. */
function complaintOf(environment: NodeJS.ProcessEnv): string {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  throw new Error('It was accepted');
}

describe('The configuration', () => {
  it('needs a database and two secrets, and has a default for all else', () => {
    expect(parseConfig(least)).toEqual({
      ...least,
      NODE_ENV: 'production',
      DATABASE_LISTEN_URL: '',
      DATABASE_READ_URL: '',
      EVENT_STORE_URL: '',
      READ_MODEL_URL: '',
      REDIS_URL: '',
      METRICS_TOKEN: '',
      SMTP_URL: '',
      RESEND_API_KEY: '',
      RESEND_API_URL: 'https://api.resend.com',
      MAIL_FROM: '',
      STRIPE_SECRET_KEY: '',
      STRIPE_WEBHOOK_SECRET: '',
      STRIPE_API_URL: '',
      TEST_PAYMENTS_URL: '',
      TEST_PAYMENTS_SECRET: '',
      KAFKA_BROKERS: '',
      KAFKA_TLS: 'no',
      KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
      KAFKA_USERNAME: '',
      KAFKA_PASSWORD: '',
      KAFKA_TOPIC_PREFIX: 'lastseat',
      NOTIFICATIONS: 'outbox',
      AUDIT_EVERY_MS: 300_000,
      DATABASE_POOL_SIZE: 20,
      API_HOST: '127.0.0.1',
      API_PORT: 4000,
      PUBLIC_URL: 'http://localhost:3000',
      TRUST_PROXY: '',
      LOGIN_LIMIT_PER_ACCOUNT: 7,
      LOGIN_LIMIT_PER_ADDRESS: 100,
      LOGIN_LIMIT_SECONDS: 300,
      REGISTER_LIMIT_PER_ACCOUNT: 10,
      REGISTER_LIMIT_PER_ADDRESS: 60,
      REGISTER_LIMIT_SECONDS: 600,
      REFRESH_LIMIT_PER_ACCOUNT: 120,
      REFRESH_LIMIT_PER_ADDRESS: 1_200,
      REFRESH_LIMIT_SECONDS: 60,
      GUEST_LIMIT_PER_ACCOUNT: 10,
      GUEST_LIMIT_PER_ADDRESS: 60,
      GUEST_LIMIT_SECONDS: 600,
      GUEST_HOLD_SHARE: 0.2,
      PUSH_SERVICES: USUAL_PUSH_SERVICES,
      PASSWORD_QUEUE_LIMIT: 200,
      SOCKETS_PER_ADDRESS: 1_000,
      SOCKETS_PER_PROCESS: 12_000,
      SOCKET_MESSAGE_LIMIT: 100,
      LOG_LEVEL: 'info',
      BOOKING_DELAY_MS: 0,
      BOOKING_QUEUE_LIMIT: 20_000,
      BOOKING_DEADLINE_MS: 10_000,
      BOOKING_BATCH_SIZE: 1_000,
      LIVE_SWEEP_MS: 5_000,
    });
  });

  it.each(Object.keys(least))('that lacks %s says so by its name', (name) => {
    const { [name as keyof typeof least]: _left, ...rest } = least;
    expect(complaintOf(rest)).toBe(`Configuration: ${name} is not set.`);
    expect(complaintOf({ ...rest, [name]: '' })).toBe(`Configuration: ${name} is not set.`);
  });

  it.each([
    [{ EVENT_STORE_URL: least.DATABASE_URL }, 'EVENT_STORE_URL names the database of DATABASE_URL'],
    [
      {
        EVENT_STORE_URL: 'postgresql://one@db.example/books',
        READ_MODEL_URL: 'postgresql://two@db.example:5432/books',
      },
      'READ_MODEL_URL names the database of EVENT_STORE_URL',
    ],
  ])('gives each part of the books a database of its own, or none', (given, complaint) => {
    expect(complaintOf({ ...least, ...given })).toContain(complaint);
  });

  it('takes an empty value for one that is not set', () => {
    const empty = { API_PORT: '', LOG_LEVEL: '', PUBLIC_URL: '', BOOKING_DELAY_MS: '' };
    expect(parseConfig({ ...least, ...empty })).toEqual(parseConfig(least));
  });

  it('names everything that is wrong in one sentence', () => {
    expect(complaintOf({ JWT_SECRET: 'short', API_PORT: 'x', LOG_LEVEL: 'loud' })).toBe(
      'Configuration: DATABASE_URL is not set; API_PORT must be a whole number from 0 to 65535; ' +
        'JWT_SECRET must have at least 32 characters; REFRESH_TOKEN_SECRET is not set; ' +
        'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    );
  });

  it.each([
    ['NODE_ENV', 'staging'],
    ['DATABASE_URL', 'mysql://user:hunter2@localhost/lastseat'],
    ['DATABASE_URL', 'hunter2'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_POOL_SIZE', '1.5'],
    ['API_PORT', '70000'],
    ['API_PORT', '-1'],
    ['API_PORT', '4000hunter2'],
    ['PUBLIC_URL', 'hunter2'],
    ['PUBLIC_URL', 'ftp://hunter2.example'],
    ['JWT_SECRET', 'hunter2'],
    ['REFRESH_TOKEN_SECRET', 'hunter2hunter2hunter2hunter2hun'],
    ['TRUST_PROXY', 'hunter2'],
    ['TRUST_PROXY', 'true'],
    ['LOGIN_LIMIT_PER_ACCOUNT', '0'],
    ['LOGIN_LIMIT_SECONDS', '3601'],
    ['SOCKETS_PER_ADDRESS', '0'],
    ['LOG_LEVEL', 'hunter2'],
    ['SMTP_URL', 'http://user:hunter2@mail.example'],
    ['RESEND_API_URL', 'hunter2'],
    ['MAIL_FROM', 'hunter2'],
    ['MAIL_FROM', 'Lastseat <hunter2@mail.example>\r\nBcc: hunter2@mail.example'],
    ['KAFKA_BROKERS', 'hunter2'],
    ['KAFKA_BROKERS', 'kafka://hunter2:9092'],
    ['KAFKA_BROKERS', 'broker-1:9092, hunter2:9092'],
    ['KAFKA_TLS', 'hunter2'],
    ['KAFKA_SASL_MECHANISM', 'hunter2'],
    ['KAFKA_TOPIC_PREFIX', 'hunter2/'],
    ['NOTIFICATIONS', 'hunter2'],
    ['BOOKING_DELAY_MS', '60001'],
    ['BOOKING_QUEUE_LIMIT', '0'],
    ['BOOKING_DEADLINE_MS', 'NaN'],
    ['BOOKING_BATCH_SIZE', '10001'],
    ['LIVE_SWEEP_MS', '99'],
  ])('refuses %s=%s without repeating the value', (name, value) => {
    const complaint = complaintOf({ ...least, [name]: value });
    expect(complaint).toMatch(new RegExp(`^Configuration: ${name} (must|is) [^;]+[.]$`));
    expect(complaint).not.toContain('hunter2');
    expect(complaint.split(' ')).not.toContain(value);
  });

  it('reads numbers that are at the edge', () => {
    const edge = { API_PORT: '0', BOOKING_DELAY_MS: '60000', LIVE_SWEEP_MS: '100' };
    expect(parseConfig({ ...least, ...edge })).toMatchObject({
      API_PORT: 0,
      BOOKING_DELAY_MS: 60_000,
      LIVE_SWEEP_MS: 100,
    });
  });

  it('refuses secrets in production that can be guessed, without repeating them', () => {
    const weak = {
      JWT_SECRET: 'hunter2-'.repeat(5),
      REFRESH_TOKEN_SECRET: 'my-secret-hunter2-my-hunter2-key',
    };
    const complaint = complaintOf({ ...least, ...weak });
    expect(complaint).toMatch(
      /^Configuration: JWT_SECRET must not repeat .*; REFRESH_TOKEN_SECRET must not be made of /,
    );
    expect(complaint).not.toContain('hunter2');
    expect(parseConfig({ ...least, ...weak, NODE_ENV: 'development' })).toMatchObject(weak);
  });

  it('refuses one secret for two purposes', () => {
    expect(complaintOf({ ...least, REFRESH_TOKEN_SECRET: least.JWT_SECRET })).toBe(
      'Configuration: REFRESH_TOKEN_SECRET must not be the same as JWT_SECRET.',
    );
  });

  const mail = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'Lastseat <tickets@mail.example>' };

  it('needs to know whom mails come from, and one way for them', () => {
    expect(complaintOf({ ...least, SMTP_URL: mail.SMTP_URL })).toBe(
      'Configuration: MAIL_FROM is not set.',
    );
    expect(complaintOf({ ...least, RESEND_API_KEY: 're_hunter2' })).toBe(
      'Configuration: MAIL_FROM is not set.',
    );
    expect(complaintOf({ ...least, ...mail, RESEND_API_KEY: 're_hunter2' })).toBe(
      'Configuration: set SMTP_URL or RESEND_API_KEY, not both.',
    );
    const alone = { ...mail, MAIL_FROM: 'tickets@mail.example' };
    expect(parseConfig({ ...least, ...alone })).toMatchObject(alone);
  });

  it('without a way for mails names that risk', () => {
    const risks = listRisks(parseConfig({ ...least, PUBLIC_URL: 'https://tickets.example' }));
    expect(risks).toEqual(['No mail is sent: set SMTP_URL or RESEND_API_KEY.']);
  });

  it('takes money in one way, known whole, and plays it on this machine alone', () => {
    const stripe = { STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
    const test = { TEST_PAYMENTS_URL: 'http://127.0.0.1:8026', TEST_PAYMENTS_SECRET: 'played' };
    expect(parseConfig({ ...least, ...stripe })).toMatchObject(stripe);
    expect(complaintOf({ ...least, STRIPE_SECRET_KEY: 'sk_live_1' })).toMatch(/or neither/);
    expect(complaintOf({ ...least, TEST_PAYMENTS_URL: test.TEST_PAYMENTS_URL })).toMatch(/neither/);
    expect(complaintOf({ ...least, ...stripe, ...test })).toMatch(/not both/);
    for (const url of ['http://pay.example', 'https://127.0.0.1:8026']) {
      const wrong = { ...least, ...test, TEST_PAYMENTS_URL: url };
      expect(complaintOf(wrong)).toMatch(/TEST_PAYMENTS_URL must be .* of this machine/);
    }
    const risks = listRisks(parseConfig({ ...least, ...test }));
    expect(risks).toContain('TEST_PAYMENTS_URL is set: seats are given for no money.');
  });

  it('makes mails of what is read in Kafka only where there is a broker, and somebody to carry them', () => {
    const kafka = { KAFKA_BROKERS: 'broker-1:9092' };
    const wanted = { ...least, NOTIFICATIONS: 'kafka' };
    expect(complaintOf({ ...wanted, ...mail })).toBe(
      'Configuration: NOTIFICATIONS is kafka, and KAFKA_BROKERS is not set.',
    );
    expect(complaintOf({ ...wanted, ...kafka })).toBe(
      'Configuration: NOTIFICATIONS is kafka, and nobody carries mails: set SMTP_URL or RESEND_API_KEY.',
    );
    expect(parseConfig({ ...wanted, ...mail, ...kafka }).NOTIFICATIONS).toBe('kafka');
  });

  it('takes a log-in to Kafka whole or not at all, and names the risk of one without TLS', () => {
    const kafka = { KAFKA_BROKERS: 'broker-1:9092,[::1]:9092', KAFKA_USERNAME: 'lastseat' };
    const half = 'Configuration: set KAFKA_USERNAME and KAFKA_PASSWORD, or neither.';
    expect(complaintOf({ ...least, ...kafka })).toBe(half);
    expect(complaintOf({ ...least, KAFKA_PASSWORD: 'hunter2' })).toBe(half);
    const whole = { ...least, ...mail, ...kafka, KAFKA_PASSWORD: 'hunter2' };
    expect(listRisks(parseConfig(whole))).toEqual([
      'KAFKA_TLS is no: what is told to Kafka can be read on the way.',
    ]);
    expect(listRisks(parseConfig({ ...whole, KAFKA_TLS: 'yes' }))).toEqual([]);
  });

  it.each([
    ['http://tickets.example', 1],
    ['http://192.168.1.7:3000', 1],
    ['https://tickets.example', 0],
    ['http://localhost:3000', 0],
    ['http://127.0.0.1:3000', 0],
    ['http://[::1]:3000', 0],
  ])('at %s names %s risks', (PUBLIC_URL, risks) => {
    expect(listRisks(parseConfig({ ...least, ...mail, PUBLIC_URL }))).toHaveLength(risks);
  });

  it('takes nothing but what it knows', () => {
    expect(parseConfig({ ...least, PATH: '/bin' })).not.toHaveProperty('PATH');
  });
});
