import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes the longest for its size, and what waits: begun last, it would end alone. */
const LONG = [
  'scripts/upgrade/upgrade.int-spec.ts',
  'scripts/model/replay.int-spec.ts',
  'processes/live-processes.int-spec.ts',
  'start-postgres.int-spec.ts',
  'notifications/notifications.int-spec.ts',
  'outbox/outbox-crashes.int-spec.ts',
  'organisers/permissions.int-spec.ts',
  'http/bad-input.int-spec.ts',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((end) => moduleId.endsWith(end));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** Rules beside their code (`*.spec.ts`), SQL and locks on a real PostgreSQL (`*.int-spec.ts`). */
export default defineConfig({
  test: {
    // More than a small machine has cores: the tests wait for PostgreSQL and for processes, not for us.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        // The web app's `@/`.
        resolve: { tsconfigPaths: true },
        test: {
          name: 'unit',
          // Nothing is kept in modules: loading them anew for each file was more than half of the time.
          isolate: false,
          // Several would load the same modules each, and other steps of `npm test` have the other cores.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
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
