import { defineConfig, devices } from '@playwright/test';
import { cameraArguments } from './e2e/support/camera';
import { browser, reportFile, resultsFolder, webUrl } from './e2e/support/environment';

/** `npm test -- --only browser` starts what the journeys need, and runs them. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: `${resultsFolder}/artifacts`,
  // Their users and events are their own, so they can run beside each other.
  fullyParallel: true,
  workers: 2,
  // A journey that fails now and then has found something.
  retries: 0,
  forbidOnly: true,
  // Far more than any of them needs, so that a slow machine is no failure.
  timeout: 900_000,
  expect: { timeout: 60_000 },
  reporter: [['dot'], ['json', { outputFile: reportFile }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: webUrl,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    // What moves is painted sixty times a second. Those who look at it, or go the main ways, have it on.
    reducedMotion: 'reduce',
    // What a worker answers no journey could route: those of the worker allow it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: browser.executable,
      env: { ...process.env, ...browser.environment },
      // Pages share a process: each of their own would be started and warmed up again, for each test.
      args: ['--disable-gpu', '--disable-quic', '--renderer-process-limit=1', ...cameraArguments],
    },
  },
  projects: [
    { name: 'journeys', testIgnore: '**/api-*.spec.ts' },
    // Alone, one after the other: everybody else would lose the API too.
    {
      name: 'api',
      testMatch: '**/api-*.spec.ts',
      dependencies: ['journeys'],
      workers: 1,
    },
  ],
});
