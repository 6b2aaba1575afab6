import { removeStamp } from '../build/stamps.js';
import { findCommand } from '../runner/repository.js';
import type { Scope } from '../runner/scope.js';
import { startService, type RunningService } from '../runner/services.js';
import type { Run } from './keep-running.js';
import { showEveryLine } from './log-line.js';

/** Recompiles contracts and API at each change; resolves when both are compiled once. */
export async function watchSources(scope: Scope, run: Run): Promise<void> {
  for (const [name, workspace, config] of [
    ['contracts', 'packages/contracts', 'tsconfig.build.json'],
    ['api', 'apps/api', 'tsconfig.build.json'],
  ] as const) {
    await run(scope, (life) => startCompiler(life, name, workspace, config));
  }
}

async function startCompiler(
  scope: Scope,
  name: string,
  workspace: string,
  config: string,
): Promise<RunningService> {
  // The compiler writes from now on what nobody takes note of: `npm start` has to build anew.
  removeStamp(`${workspace}/dist`);
  const show = showEveryLine(name === 'api' ? 'api tsc' : name);
  let announce: () => void;
  const compiled = new Promise<void>((resolve) => (announce = resolve));
  const compiler = await startService(scope, {
    name: `The compiler of ${workspace}`,
    logName: `tsc-${name}`,
    args: [
      findCommand('typescript', workspace, 'tsc'),
      '--watch',
      '--preserveWatchOutput',
      '--incremental',
      'false',
      '--project',
      `${workspace}/${config}`,
    ],
    env: process.env,
    onLine: (line) => {
      if (line.includes('Watching for file changes')) announce();
      show(line);
    },
  });
  await Promise.race([compiled, compiler.failed]);
  return compiler;
}
