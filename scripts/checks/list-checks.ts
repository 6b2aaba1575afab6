import { buildAll, buildContracts, generateClient, runBuild } from '../build/build.js';
import { findCommand } from '../runner/repository.js';
import { browserCheck } from './browser-check.js';
import { PASSED, type Check } from './check.js';
import { commandCheck } from './command-check.js';
import { makeFilledCluster } from './make-filled-cluster.js';
import { vitestCheck } from './vitest-check.js';

/** All steps of `npm test`. Each begins as early as it can, in this order. */
export function listChecks(): Check[] {
  return [
    ...listSourceChecks(),
    {
      key: 'build',
      title: 'build',
      needs: ['prepare'],
      run: async (scope) => {
        await buildAll(scope);
        await makeFilledCluster(scope);
        return PASSED;
      },
    },
    // The longest first: what is short fills the time beside them.
    vitestCheck({
      key: 'integration',
      title: 'integration tests on PostgreSQL',
      // Some start the built API as a process of its own.
      needs: ['build'],
    }),
    browserCheck(),
    lintCheck(),
    ...listSystemChecks(),
    vitestCheck({ key: 'unit', title: 'unit tests', needs: ['prepare'] }),
    commandCheck(
      { key: 'simulation', title: '20,000 simulated schedules', needs: ['prepare'] },
      () => [
        ['scripts/run.mjs', 'simulate', '--seed', '1', '--schedules', '20000', '--workers', '1'],
      ],
    ),
    commandCheck({ key: 'imports', title: 'import rules' }, () => [
      [findCommand('dependency-cruiser', '.', 'depcruise'), 'apps', 'packages', 'scripts'],
    ]),
  ];
}

/** Quick, and before all else. */
function listSourceChecks(): Check[] {
  return [
    {
      key: 'prepare',
      title: 'contracts and database client',
      run: async (scope) => {
        await Promise.all([runBuild(scope, buildContracts()), runBuild(scope, generateClient())]);
        return PASSED;
      },
    },
    commandCheck({ key: 'format', title: 'format' }, () => [
      [findCommand('oxfmt', '.'), '--check', '.'],
    ]),
  ];
}

function lintCheck(): Check {
  return commandCheck(
    {
      key: 'lint',
      title: 'lint and types',
      needs: ['prepare'],
      // Next writes types into the folders that it reads.
      after: ['build'],
      // Several checkers of one project compute the same types again, and the cores are busy anyway.
      env: { GOMAXPROCS: '1' },
    },
    // The rules ask the compiler for types anyway, so it says what it finds wrong as well.
    () => [[findCommand('oxlint', '.'), '--type-check', '--threads=1', '.']],
  );
}

/** The commands that people run by hand, each for a short time. */
function listSystemChecks(): Check[] {
  const needs = ['build'];
  return [
    commandCheck({ key: 'torture', title: 'torture with every kind of fault', needs }, () => [
      // `plan.spec.ts` says that they are all there.
      ['scripts/run.mjs', 'torture', '--minutes', '0.7', '--faults', '27', '--seed', '4'],
    ]),
    commandCheck({ key: 'siege', title: 'a minute of siege', needs }, () => [
      // Each attack for a quarter of a second; what depends on the machine's speed is not judged.
      ['scripts/run.mjs', 'siege', '--small', '--seed', '1'],
    ]),
    commandCheck({ key: 'bench', title: 'totals of the benchmark', needs }, () => [
      ['scripts/run.mjs', 'bench', '--small'],
    ]),
    commandCheck({ key: 'fuzz', title: 'hostile requests', needs }, () => [
      // The same ones each time, so that a change and not chance decides; `npm run fuzz` makes others.
      ['scripts/run.mjs', 'fuzz', '--seed', '1', '--requests', '1500'],
    ]),
    commandCheck({ key: 'concurrency', title: 'ten buyers for two seats', needs }, () => [
      // Asking for a delay gets a server of its own, whatever else runs on this machine.
      ['scripts/run.mjs', 'test-concurrency', '--delay', '200'],
    ]),
  ];
}
