import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { buildAll } from './build/build.js';
import { Failure } from './runner/failure.js';
import { readNumber } from './runner/read-number.js';
import { bold, green, red } from './runner/reporter.js';
import { runProgram } from './runner/run-program.js';
import { findLost } from './siege/checker/find-lost.js';
import { judgeRound } from './siege/checker/judge-round.js';
import { attacks } from './siege/list-attacks.js';
import { boundsInWords, formatHeading, formatRound, toFigures } from './siege/report.js';
import { runSiege, type SiegeOptions } from './siege/run-siege.js';
import { findBuild, OWN_BUILD } from './stack/api-build.js';

const HELP = `npm run siege: everything that a stranger can send, while 200 people book.

Starts a PostgreSQL and an API of its own on this machine, and can be pointed at nothing else. Sends
one attack after the other from a process of its own, which yields to the server, and watches from
another how bookings, health and memory fare against a quiet time at first. What dies is started again.
Bounds: ${boundsInWords}.

${attacks.map(({ name, what }) => `  ${name.padEnd(19)} ${what}`).join('\n')}

  --only a,b      only these attacks
  --seconds N     how long each (8)
  --minutes N     afterwards all of them together for so long (0)
  --together      only together; 10 minutes unless --minutes says otherwise
  --api N         processes of the API that share the port (1)
  --api-folder D  the built API of another checkout in the place of ours
  --small         each once and briefly; what depends on the machine's speed is told and not judged
  --seed N        chooses the same again where an attack chooses (by chance)
  --json          the result as JSON on standard output, everything else on standard error
  --help          this text

Ends with PASS and 0, or with FAIL and 1. With npm, options follow after two dashes:
npm run siege -- --only watch-burst,list-searches`;

await runProgram(async ({ scope }) => {
  const options = readOptions();
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  const stream = options.isJson ? process.stderr : process.stdout;
  const say = (line: string) => void stream.write(`${line}\n`);
  const isTimed = !options.isSmall;
  const { apiFolder } = options;
  if (apiFolder === undefined) await buildAll(scope, false);
  const build = apiFolder === undefined ? OWN_BUILD : await findBuild(apiFolder);
  say(`seed ${options.seed}; ${boundsInWords}\n\n${formatHeading()}`);
  const record = await runSiege(scope, build, options, (round) => say(formatRound(round, isTimed)));
  const lost = findLost(record);
  for (const sentence of lost.slice(0, 20)) say(`✗ ${sentence}`);
  if (lost.length === 0) say(`\n✓ ${record.answers.length} answers, and the database has them all`);
  const isPass =
    lost.length === 0 && record.rounds.every((round) => judgeRound(round, isTimed).length === 0);
  say(isPass ? bold(green('PASS')) : bold(red('FAIL')));
  if (options.isJson) {
    const rounds = record.rounds.map((round) => toFigures(round, isTimed));
    console.log(JSON.stringify({ isPass, seed: options.seed, rounds, lost }, null, 2));
  }
  return isPass ? 0 : 1;
});

interface Options extends SiegeOptions {
  isJson: boolean;
  apiFolder: string | undefined;
}

/** `null` when help is wanted instead. */
function readOptions(): Options | null {
  const values = readArguments();
  if (values.help) return null;
  const { together: isTogether, small: isSmall } = values;
  const minutes = readNumber('--minutes', values.minutes ?? (isTogether ? '10' : '0'), 0, 1_440);
  const names = attacks.map(({ name }) => name);
  const only = values.only?.split(',') ?? names;
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Failure(`There is no attack "${unknown}". Try --help.`);
  const seconds = readNumber('--seconds', values.seconds ?? (isSmall ? '0.25' : '8'), 0.1, 3_600);
  return {
    seed: Math.floor(readNumber('--seed', values.seed, 0, 1_000_000)),
    processes: Math.floor(readNumber('--api', values.api, 1, 64)),
    attacks: names.filter((name) => only.includes(name)),
    secondsEach: isTogether ? 0 : seconds,
    secondsTogether: minutes * 60,
    isSmall,
    isJson: values.json,
    apiFolder: values['api-folder'],
  };
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        seconds: { type: 'string' },
        minutes: { type: 'string' },
        together: { type: 'boolean', default: false },
        api: { type: 'string', default: '1' },
        'api-folder': { type: 'string' },
        small: { type: 'boolean', default: false },
        seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new Failure(`${(error as Error).message} Try --help.`);
  }
}
