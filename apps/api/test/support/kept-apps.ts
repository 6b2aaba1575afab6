/** Applications of one test file that stay for all of its tests, one for each set of settings. */
import { afterAll } from 'vitest';
import type { Config } from '../../src/common/config/config.js';
import { startApp, type TestApp } from './app.js';
import type { TestDatabase } from './database.js';

export type StartApp = (overrides?: Partial<Config>) => Promise<TestApp>;

/**
 * To put one together takes longer than most tests, so those with the same settings share it. It is for what
 * the product keeps in the database, where a test can begin anew.
 */
export function useKeptApps(database: TestDatabase): StartApp {
  const kept = new Map<string, Promise<TestApp>>();

  afterAll(async () => {
    const started = await Promise.allSettled(kept.values());
    const apps = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await Promise.all(apps.map((app) => app.close()));
  });

  return (overrides = {}) => {
    const settings = JSON.stringify(Object.entries(overrides).sort());
    const app = kept.get(settings) ?? startApp(database.url, overrides);
    kept.set(settings, app);
    return app;
  };
}
