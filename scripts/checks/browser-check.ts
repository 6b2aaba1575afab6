import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '../browser/browser.js';
import { findBrowser } from '../browser/find-browser.js';
import { openTestServer } from '../browser/test-server.js';
import { runToEnd } from '../runner/commands.js';
import { DATA_FOLDER, findCommand, ROOT } from '../runner/repository.js';
import { Scope } from '../runner/scope.js';
import { until } from '../runner/until.js';
import { startTemporaryStack } from '../stack/temporary-stack.js';
import { failed, type Check, type CheckResult } from './check.js';
import { withLittleWork } from './little-work.js';
import { checkEnvironment } from './command-check.js';

interface PlaywrightReport {
  suites: Suite[];
  errors: { message?: string }[];
}
interface Suite {
  title: string;
  suites?: Suite[];
  specs: { title: string; tests: PlaywrightTest[] }[];
}
interface PlaywrightTest {
  status: string;
  results: { attachments: { name: string; path?: string }[] }[];
}

interface JourneyAddresses {
  webUrl: string;
  testServerUrl: string;
  inboxUrl: string;
}

const environment = {
  // Often enough that the last count of all is not waited for.
  AUDIT_EVERY_MS: '2000',
  // Nobody listens there: a message for a browser leaves this machine no more than a mail does.
  PUSH_SERVICES: 'http://127.0.0.1:9',
  ...withLittleWork,
};

/** The journeys in a real browser, against a production build with a database of its own. */
export function browserCheck(): Check {
  return {
    key: 'browser',
    title: 'journeys in the browser',
    needs: ['build'],
    run: async (scope) => {
      const browser = await findBrowser(scope);
      const stack = await scope.own(
        () => startTemporaryStack({ name: 'journeys', hasWeb: true, environment }),
        (started) => started.stop(),
      );
      const testServerScope = new Scope();
      try {
        const testServerUrl = await openTestServer(testServerScope, stack);
        const inboxUrl = stack.inbox?.url ?? '';
        const { webUrl } = stack;
        const result = await runJourneys(scope, browser, { webUrl, testServerUrl, inboxUrl });
        const drifted = await countDriftedEvents(stack.apiUrl);
        return drifted === 0 ? result : addFailure(result, `${drifted} events have a false count.`);
      } finally {
        await testServerScope.close();
        await stack.stop();
      }
    },
  };
}

/** By the product's own integrity check, from a count that began after the journeys. */
async function countDriftedEvents(apiUrl: string): Promise<number> {
  const endedAt = Date.now() / 1_000;
  let page = '';
  const read = (name: string) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(page)?.[1]);
  await until('the integrity check has counted what the journeys left', async () => {
    page = await (await fetch(`${apiUrl}/api/metrics`)).text();
    return read('lastseat_audit_last_success_timestamp_seconds') > endedAt;
  });
  return read('lastseat_audit_drifted_events');
}

const addFailure = (result: CheckResult, complaint: string): CheckResult => ({
  ...result,
  failed: result.failed + 1,
  details: [result.details, complaint].filter((text) => text !== '').join('\n'),
});

async function runJourneys(
  scope: Scope,
  browser: Browser,
  { webUrl, testServerUrl, inboxUrl }: JourneyAddresses,
): Promise<CheckResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lastseat-journeys-'));
  const reportFile = join(folder, 'report.json');
  try {
    const { isSuccess, logFile } = await runToEnd(scope, {
      name: 'check-browser',
      args: [findCommand('@playwright/test', 'apps/web', 'playwright'), 'test'],
      cwd: join(ROOT, 'apps/web'),
      env: {
        ...checkEnvironment(),
        E2E_WEB_URL: webUrl,
        E2E_TEST_SERVER_URL: testServerUrl,
        E2E_INBOX_URL: inboxUrl,
        E2E_BROWSER: browser.executable,
        E2E_BROWSER_ENVIRONMENT: JSON.stringify(browser.environment),
        E2E_REPORT: reportFile,
        E2E_RESULTS: folder,
        ...(process.env['SCREENSHOTS'] && { E2E_SCREENSHOTS: join(DATA_FOLDER, 'screenshots') }),
      },
    });
    return summarize(reportFile, isSuccess, readFileSync(logFile, 'utf8').trim());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function summarize(reportFile: string, isSuccess: boolean, output: string): CheckResult {
  let report: PlaywrightReport;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8')) as PlaywrightReport;
  } catch {
    return failed(output); // It ended before it could say how: no report, no tests.
  }
  const tests = report.suites.flatMap(listTests);
  const ofStatus = (status: string) => tests.filter((test) => test.status === status);
  const skipped = ofStatus('skipped');
  // "flaky" would be one that failed at first: there are no second attempts, and no excuses.
  const passed = ofStatus('expected').length;
  let failures = tests.length - passed - skipped.length + report.errors.length;
  if (failures === 0 && (!isSuccess || tests.length === 0)) failures = 1;
  return {
    passed,
    failed: failures,
    skipped: skipped.length,
    details:
      failures > 0
        ? [output, ...readPages(tests)].join('\n\n')
        : skipped.map(({ title }) => `skipped: ${title}`).join('\n'),
  };
}

/** What stood on the pages of those that failed, in words: their folder is gone after the run. */
function readPages(tests: readonly { title: string; pageFiles: string[] }[]): string[] {
  return tests.flatMap(({ title, pageFiles }) =>
    pageFiles.map((file) => {
      const [page = ''] = readFileSync(file, 'utf8').split('# Test source');
      return `The page of "${title}"\n\n${page.trim()}`;
    }),
  );
}

function listTests(suite: Suite): { title: string; status: string; pageFiles: string[] }[] {
  const own = suite.specs.flatMap(({ title, tests }) =>
    tests.map(({ status, results }) => ({
      title: `${suite.title} ${title}`,
      status,
      pageFiles: results
        .flatMap(({ attachments }) => attachments)
        .filter(({ name }) => name === 'error-context')
        .flatMap(({ path }) => path ?? []),
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(listTests)];
}
