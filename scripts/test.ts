import { parseArgs } from 'node:util';
import { failed, type Check, type CheckResult } from './checks/check.js';
import { listChecks } from './checks/list-checks.js';
import { describeError, Failure } from './runner/failure.js';
import { dim, formatSeconds, green, red, yellow } from './runner/reporter.js';
import { runProgram } from './runner/run-program.js';
import type { Scope } from './runner/scope.js';

const checks = listChecks();

const HELP = `npm test: everything that has to hold before a change is done.

Runs in this order, and goes on after a failure: ${checks.map(({ key }) => key).join(', ')}.
Databases are embedded ones of its own; nothing of a running Lastseat is touched.

  --only a,b     runs only these steps
  --help         this text

The last line says how many tests and steps passed and failed; the exit code is 0 only if none failed.`;

await runProgram(async ({ scope }) => {
  const chosen = chooseChecks();
  if (chosen === undefined) {
    console.log(HELP);
    return 0;
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log();
  for (const check of chosen) {
    const result = await runCheck(scope, check);
    if (scope.isClosing) return 1;
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped;
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0 ? 0 : 1;
});

/** `undefined` when help is wanted instead. */
function chooseChecks(): Check[] | undefined {
  const only = readArguments();
  if (only === undefined) return undefined;
  const unknown = only.find((key) => !checks.some((check) => check.key === key));
  if (unknown !== undefined) throw new Failure(`There is no step "${unknown}". Try --help.`);
  return only.length === 0 ? checks : checks.filter(({ key }) => only.includes(key));
}

function readArguments(): string[] | undefined {
  try {
    const { values } = parseArgs({
      options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    return values.help === true ? undefined : (values.only?.split(',') ?? []);
  } catch (error) {
    throw new Failure(`${(error as Error).message} Try --help.`);
  }
}

async function runCheck(scope: Scope, check: Check): Promise<CheckResult> {
  const started = Date.now();
  if (process.stdout.isTTY) process.stdout.write(`  ${dim('·')} ${check.title}`);
  const result = await check.run(scope).catch((error: unknown) => failed(describeError(error)));
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
  if (scope.isClosing) return result;
  const mark = result.failed === 0 ? green('✓') : red('✗');
  const time = dim(formatSeconds(Date.now() - started).padStart(8));
  console.log(`  ${mark} ${check.title.padEnd(34)} ${describeCounts(result).padEnd(24)} ${time}`);
  if (result.details !== '') console.log(`\n${indent(result.details)}\n`);
  return result;
}

function describeCounts(result: CheckResult): string {
  if (result.passed + result.failed === 1 && result.skipped === 0) return '';
  const parts = [`${result.passed} passed`];
  if (result.failed > 0) parts.push(red(`${result.failed} failed`));
  if (result.skipped > 0) parts.push(yellow(`${result.skipped} skipped`));
  return parts.join(', ');
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
