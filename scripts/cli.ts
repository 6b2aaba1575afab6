/** `npx lastseat` and `npm run cli`: the terminal program. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildContracts, runBuild } from './build/build.js';
import { ROOT } from './runner/repository.js';
import { Scope } from './runner/scope.js';

// Of a clone where nothing was built yet. What is there is left to those who keep it up to date, since
// `npm run dev` may be at it.
if (!existsSync(join(ROOT, 'packages/contracts/dist/index.js'))) {
  await runBuild(new Scope(), buildContracts());
}
const { runProgram } = await import('./cli/run-program.js');
const { openTerminal } = await import('./cli/terminal.js');

process.exitCode = await runProgram(process.argv.slice(2), openTerminal());
