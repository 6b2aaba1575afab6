import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll, buildContracts, generateClient, runBuild } from '../build/build.js';
import { findCommand, ROOT } from '../runner/repository.js';
import { browserCheck } from './browser-check.js';
import { PASSED, type Check } from './check.js';
import { commandCheck } from './command-check.js';
import { vitestCheck } from './vitest-check.js';

/** All steps of `npm test`, in their order: the quick ones first. */
export function listChecks(): Check[] {
  return [
    ...listSourceChecks(),
    vitestCheck('unit', 'unit tests'),
    // Before the integration tests: some start the built API as a process of its own.
    {
      key: 'build',
      title: 'build',
      run: async (scope) => {
        await buildAll(scope);
        return PASSED;
      },
    },
    vitestCheck('integration', 'integration tests on PostgreSQL'),
    browserCheck(),
    ...listSystemChecks(),
  ];
}

/** Of the sources alone; lint and types need the contracts and the database client. */
function listSourceChecks(): Check[] {
  return [
    commandCheck('format', 'format', () => [[findCommand('prettier', '.'), '--check', '.']]),
    {
      key: 'prepare',
      title: 'contracts and database client',
      run: async (scope) => {
        await Promise.all([runBuild(scope, buildContracts()), runBuild(scope, generateClient())]);
        return PASSED;
      },
    },
    commandCheck('lint', 'lint', () => [[findCommand('eslint', '.'), '.']]),
    commandCheck('imports', 'import rules', () => [
      [findCommand('dependency-cruiser', '.', 'depcruise'), 'apps', 'packages', 'scripts'],
    ]),
    commandCheck('types', 'types', () =>
      listTypedFolders().map((folder) => [
        ...[findCommand('typescript', folder, 'tsc'), '--noEmit'],
        ...['--incremental', 'false', '--project', folder],
      ]),
    ),
  ];
}

/** The commands that people run by hand, each for a short time. */
function listSystemChecks(): Check[] {
  return [
    commandCheck('bench', 'totals of the benchmark', () => [
      ['scripts/run.mjs', 'bench', '--small'],
    ]),
    commandCheck('fuzz', 'hostile requests', () => [
      // The same ones each time, so that a change and not chance decides; `npm run fuzz` makes others.
      ['scripts/run.mjs', 'fuzz', '--seed', '1', '--requests', '1500'],
    ]),
    commandCheck('siege', 'a minute of siege', () => [
      // Each attack for half a second; what depends on the machine's speed is not judged.
      ['scripts/run.mjs', 'siege', '--small', '--seed', '1'],
    ]),
    commandCheck('concurrency', 'ten buyers for two seats', () => [
      // Asking for a delay gets a server of its own, whatever else runs on this machine.
      ['scripts/run.mjs', 'test-concurrency', '--delay', '200'],
    ]),
    commandCheck('torture', 'a minute of torture', () => [
      ['scripts/run.mjs', 'torture', '--minutes', '1', '--seed', '1'],
    ]),
  ];
}

/** Every workspace that has a tsconfig.json. */
function listTypedFolders(): string[] {
  const workspaces = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(ROOT, parent)).map((name) => `${parent}/${name}`),
  );
  return [...workspaces, 'scripts'].filter((folder) =>
    existsSync(join(ROOT, folder, 'tsconfig.json')),
  );
}
