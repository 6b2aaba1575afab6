import { describe, expect, it } from 'vitest';
import { ConfigurationError, parseConfig } from './config.js';

const least = {
  DATABASE_URL: 'postgresql://user:password@localhost:5432/lastseat',
  JWT_SECRET: 'j'.repeat(32),
  REFRESH_TOKEN_SECRET: 'r'.repeat(32),
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
      DATABASE_POOL_SIZE: 20,
      API_HOST: '127.0.0.1',
      API_PORT: 4000,
      PUBLIC_URL: 'http://localhost:3000',
      LOG_LEVEL: 'info',
      BOOKING_DELAY_MS: 0,
      BOOKING_QUEUE_LIMIT: 50_000,
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
    ['LOG_LEVEL', 'hunter2'],
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

  it('takes nothing but what it knows', () => {
    expect(parseConfig({ ...least, PATH: '/bin' })).not.toHaveProperty('PATH');
  });
});
