import { defineConfig } from 'vitest/config';

/** Rules beside their code (`*.spec.ts`), SQL and locks on a real PostgreSQL (`*.int-spec.ts`). */
export default defineConfig({
  test: {
    // One fewer than the cores is one on a small machine; the tests wait for PostgreSQL, not for us.
    maxWorkers: 2,
    projects: [
      {
        // The web app's `@/`.
        resolve: { tsconfigPaths: true },
        test: {
          name: 'unit',
          // Nothing is kept in modules: loading them anew for each file was more than half of the time.
          isolate: false,
          include: ['{apps,packages,scripts}/**/*.spec.ts'],
          // Journeys belong to the browser's runner.
          exclude: ['**/node_modules/**', '**/dist/**', '**/.next/**', 'apps/web/e2e/**'],
          // A slow machine is no failure.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{apps,packages,scripts}/**/*.int-spec.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/.next/**'],
          globalSetup: ['apps/api/test/support/global-setup.ts'],
          setupFiles: ['apps/api/test/support/hash-with-little-work.ts'],
          // Loading the product anew for each file was a third of the time; it keeps nothing in modules.
          isolate: false,
          // Real servers are started, stopped and killed: a slow machine is no failure. What is waited for
          // within a test has half of it: `eventually.ts`.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 300_000 } },
        },
      },
    ],
  },
});
