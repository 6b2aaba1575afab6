import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from './runner/failure.js';
import { runProgram } from './runner/run-program.js';
import { renderReport } from './torture/report/html-report.js';
import { summarize } from './torture/report/summarize.js';
import { formatReport } from './torture/report/text-report.js';
import { runTorture, type TortureOptions } from './torture/run-torture.js';
import { TORTURE_FOLDER } from './torture/system/system-under-test.js';

const HELP = `npm run torture: everything breaks, and no seat is sold twice.

Starts a PostgreSQL and two API processes of its own. Many clients book, cancel, wait in line, pass their
tickets on and come in at the door, all at random, and ask again where an answer was lost, while a faultInjector kills and freezes the processes, crashes PostgreSQL,
ends its connections, cuts and delays what goes between, and has those who are told of commits refuse,
hang and die, the mail server too. Afterwards a checker takes what every client sent and was answered, what everybody was
told, and what the database kept, and proves that every promise was kept.

  --minutes N    how long things break (10)
  --faults N     how many (27 a minute)
  --seed N       the same seed breaks the same things at the same times (chosen by chance)
  --json         the result as JSON on standard output, everything else on standard error
  --help         this text

Writes a report to .data/torture/report.html, and the logs of the processes beside it. Ends with PASS
and 0, or with FAIL and 1. With npm, options follow after two dashes:
npm run torture -- --minutes 1 --seed 7`;

/** A deck of them: each kind in its share. */
const FAULTS_A_MINUTE = 27;
const MAX_SEED = 1_000_000;

interface Options extends TortureOptions {
  isJson: boolean;
}

await runProgram(async ({ scope }) => {
  const options = readOptions();
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  const stream = options.isJson ? process.stderr : process.stdout;
  const say = (line: string) => void stream.write(`${line}\n`);
  say(`${options.faults} faults in ${options.minutes} min, seed ${options.seed}`);
  const run = await runTorture(scope, options, say);
  const summary = summarize(run);
  say(formatReport(run, summary));
  const file = join(TORTURE_FOLDER, 'report.html');
  mkdirSync(TORTURE_FOLDER, { recursive: true });
  writeFileSync(file, renderReport(run, summary, options));
  say(`\n  ${file}`);
  if (options.isJson) {
    const { seed, minutes } = options;
    const result = { seed, minutes, ...summary, checks: run.checks, timeline: run.faults };
    console.log(JSON.stringify(result, null, 2));
  }
  return summary.isClean ? 0 : 1;
});

/** `null` when help is wanted instead. */
function readOptions(): Options | null {
  const values = readArguments();
  if (values.help) return null;
  const minutes = readNumber('--minutes', values.minutes, 0.1, 1_440);
  const usual = Math.ceil(minutes * FAULTS_A_MINUTE);
  return {
    minutes,
    faults: values.faults === undefined ? usual : readCount('--faults', values.faults, 10_000),
    seed:
      values.seed === undefined
        ? Math.floor(Math.random() * MAX_SEED)
        : readCount('--seed', values.seed, MAX_SEED),
    isJson: values.json,
  };
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        minutes: { type: 'string', default: '10' },
        faults: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new Failure(`${(error as Error).message} Try --help.`);
  }
}

function readNumber(name: string, text: string, min: number, max: number): number {
  const number = Number(text);
  if (!(number >= min && number <= max)) {
    throw new Failure(`${name} takes a number from ${min} to ${max}, and got "${text}".`);
  }
  return number;
}

function readCount(name: string, text: string, max: number): number {
  const count = readNumber(name, text, 0, max);
  if (!Number.isInteger(count)) throw new Failure(`${name} takes a whole number.`);
  return count;
}
