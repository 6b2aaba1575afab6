import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from '../runner/commands.js';
import { findCommand } from '../runner/repository.js';
import { failed, type Check, type CheckResult } from './check.js';
import { checkEnvironment } from './command-check.js';

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/** Runs the project of vitest.config.ts that is called like the step; each of its tests counts. */
export function vitestCheck({ key: project, ...rest }: Omit<Check, 'run'>): Check {
  return {
    key: project,
    ...rest,
    run: async (scope) => {
      const folder = mkdtempSync(join(tmpdir(), 'lastseat-report-'));
      try {
        const report = join(folder, 'report.json');
        const { isSuccess, logFile } = await runToEnd(scope, {
          name: `check-${project}`,
          args: [
            ...[findCommand('vitest', '.'), 'run', '--project', project],
            ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
          ],
          env: checkEnvironment(),
        });
        return summarize(report, isSuccess, readFileSync(logFile, 'utf8').trim());
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function summarize(reportFile: string, isSuccess: boolean, output: string): CheckResult {
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport;
  } catch {
    return failed(output); // It ended before it could say how: no report, no tests.
  }
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const skippedTests = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  // A file that cannot be loaded has no tests to fail, and an error outside of any test fails none.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
  );
  let failures = count('failed') + brokenFiles.length;
  if (!isSuccess && failures === 0) failures = 1;
  const skips = skippedTests.map((test) => `skipped: ${test.fullName}`).join('\n');
  return {
    passed: count('passed'),
    failed: failures,
    skipped: skippedTests.length,
    details: failures > 0 ? output : skips,
  };
}
