import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildContracts, runBuild } from './build/build.js';
import { MACHINES } from './fresh-machines/list-machines.js';
import type { Account, Result } from './fresh-machines/machine.js';
import { chooseMachines } from './fresh-machines/options.js';
import { giveTo } from './fresh-machines/place.js';
import { formatNotes, formatTable, formatVerdict } from './fresh-machines/table.js';
import { tryMachine, type Workshop } from './fresh-machines/try-machine.js';
import { Failure } from './runner/failure.js';
import { bold, terminalReporter } from './runner/reporter.js';
import { DATA_FOLDER } from './runner/repository.js';
import { runProgram } from './runner/run-program.js';

const FOLDER = join(DATA_FOLDER, 'fresh-machines');

/** "nobody": owns nothing, and has the name that PostgreSQL wants an account to have. */
const NOBODY: Account = { uid: 65534, gid: 65534 };

const HELP = `npm run fresh-machines: Lastseat on strangers' machines.

For each machine: clones what is committed here into an empty folder, runs npm start, opens the first page,
logs in, books a seat, stops it by Ctrl-C, and looks what is left: processes, ports, files outside of the clone,
changes inside. Some run a step of npm test as well. Every machine has a HOME and a TMPDIR of its own, and
of our environment only the ways to the network. Each takes three minutes on two cores; a start that hangs is
given up after fifteen.
Linux only. As root it also tries what root sees, and the others as "nobody".

${MACHINES.map(({ key, title }) => `  ${key.padEnd(12)} ${title}`).join('\n')}

  --only a,b     tries only these
  --help         this text

Node versions and npm's cache of these runs stay in .data/fresh-machines, with a log of each machine. The
last line says how many passed; the exit code is 0 if none failed. What cannot be had here is no failure.`;

await runProgram(async ({ scope }) => {
  const machines = chooseMachines(MACHINES, process.argv.slice(2));
  if (machines === null) {
    console.log(HELP);
    return 0;
  }
  if (process.platform !== 'linux') throw new Failure('This looks into /proc: Linux only.');
  await runBuild(scope, buildContracts()); // What visits reads the answers with it.
  const workshop = openWorkshop();
  const results: Result[] = [];
  for (const machine of machines) {
    if (scope.isClosing) return 1;
    console.log(`\n  ${bold(machine.title)}`);
    const result = await tryMachine(scope, machine, workshop);
    results.push(result);
    console.log(`  ${result.outcome}${result.notes.map((note) => `\n    ${note}`).join('')}`);
  }
  const { isPass, line } = formatVerdict(results);
  console.log(`\n${formatTable(results)}\n\n${formatNotes(results)}\n\n${line}`);
  return isPass ? 0 : 1;
});

function openWorkshop(): Workshop {
  const ordinary = process.getuid?.() === 0 ? NOBODY : undefined;
  const cacheFolder = join(FOLDER, 'npm-cache');
  mkdirSync(cacheFolder, { recursive: true });
  giveTo(ordinary, cacheFolder);
  // The other account has to get there, whatever our umask is.
  for (const folder of [DATA_FOLDER, FOLDER]) chmodSync(folder, 0o755);
  return {
    ...{ reporter: terminalReporter, ordinary, cacheFolder },
    nodeFolder: join(FOLDER, 'nodes'),
    logFileOf: (key) => join(FOLDER, `${key}.log`),
  };
}
