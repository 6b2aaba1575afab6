import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { parseConfig } from '../config/config.js';
import { createLogger } from './logging.js';
import { MetricsService } from './metrics/metrics.service.js';

it('Of the applications of one process none begins another watch over the process', () => {
  const [first, second] = [new MetricsService(), new MetricsService()];
  for (const { name } of first.registry.getMetricsAsArray()) {
    const isOfProcess = /^(?:nodejs|process)_/.test(name);
    const isShared = first.registry.getSingleMetric(name) === second.registry.getSingleMetric(name);
    expect([name, isShared]).toEqual([name, isOfProcess]);
  }
});

it('The applications of one process write to stdout by one and the same stream', () => {
  const opened = vi.spyOn(pino, 'destination');
  const config = parseConfig({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgresql://localhost/nowhere',
    JWT_SECRET: 'only tests sign access tokens with this key',
    REFRESH_TOKEN_SECRET: 'only tests derive refresh tokens with it',
  });
  try {
    createLogger(config);
    createLogger(config);
    expect(opened.mock.calls.length).toBeLessThanOrEqual(1);
  } finally {
    opened.mockRestore();
  }
});
