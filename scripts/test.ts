import { parseArgs } from 'node:util';
import { failed, type Check } from './checks/check.js';
import { listChecks } from './checks/list-checks.js';
import { chooseSteps, runSteps } from './checks/order-checks.js';
import { ChecksReport } from './checks/report.js';
import { describeError, Failure } from './runner/failure.js';
import { runProgram } from './runner/run-program.js';

const checks = listChecks();

/** Most of them wait for much of their time: with two, the two cores of a small machine were 79 % busy, now 95. */
const AT_ONCE = 4;

const HELP = `npm test: everything that has to hold before a change is done.

Begins the steps in about this order, four at once, and goes on after a failure:
${checks.map(({ key }) => key).join(', ')}.
Databases are embedded ones of its own; nothing of a running Lastseat is touched.

  --only a,b     runs only these steps, and what they need
  --help         this text

The last line says how many tests and steps passed and failed; the exit code is 0 only if none failed.`;

await runProgram(async ({ scope }) => {
  const chosen = chooseChecks();
  if (chosen === undefined) {
    console.log(HELP);
    return 0;
  }
  const report = new ChecksReport();
  await runSteps(chosen, AT_ONCE, async (check) => {
    if (scope.isClosing) return;
    report.begin(check);
    const result = await check.run(scope).catch((error: unknown) => failed(describeError(error)));
    if (!scope.isClosing) report.end(check, result);
  });
  if (scope.isClosing) return 1;
  return report.close() ? 0 : 1;
});

/** `undefined` when help is wanted instead. */
function chooseChecks(): Check[] | undefined {
  const only = readArguments();
  if (only === undefined) return undefined;
  const unknown = only.find((key) => !checks.some((check) => check.key === key));
  if (unknown !== undefined) throw new Failure(`There is no step "${unknown}". Try --help.`);
  return only.length === 0 ? checks : chooseSteps(checks, only);
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
