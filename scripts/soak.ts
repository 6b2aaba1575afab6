import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepHistory } from './recheck/kept-history.js';
import { Failure } from './runner/failure.js';
import { readCount, readNumber, readSeed } from './runner/read-number.js';
import { runProgram } from './runner/run-program.js';
import { SOAK_FOLDER } from './soak/city/start-city.js';
import { FAULTS_A_MINUTE } from './soak/faults.js';
import { renderReport } from './soak/report/html-report.js';
import { formatReport, isClean } from './soak/report/text-report.js';
import { runSoak, type SoakOptions } from './soak/run-soak.js';

const HELP = `npm run soak: a week of a city in an hour, and nothing may pile up.

Starts a PostgreSQL and two API processes of its own. Organisers make, change, close and cancel events, series
roll on, people book, wait, pay, pass their tickets on and come in at doors, guests take the link out of their mail.
Two things a minute break. Afterwards everything that can check does, and what the city takes (memory,
connections, tables, WAL) has to be flat, or explained by what it has. Memory is seen on Linux only.

  --minutes N    how long the week lasts (60)
  --faults N     how many things break (${FAULTS_A_MINUTE} a minute)
  --seed N       the same people want the same things (chosen by chance)
  --json         the result as JSON on standard output, everything else on standard error
  --help         this text

Writes a report to .data/soak/report.html, and the logs of the processes beside it. What everybody wrote down is kept
in .data/soak/history.gz where something complains; npm run torture -- --check FILE judges it again. Ends with PASS
and 0, or with FAIL and 1. With npm, options follow after two dashes: npm run soak -- --minutes 5 --seed 7`;

await runProgram(async ({ scope }) => {
  const options = readOptions();
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  const stream = options.isJson ? process.stderr : process.stdout;
  const say = (line: string) => void stream.write(`${line}\n`);
  say(`a week in ${options.minutes} min, ${options.faults} faults, seed ${options.seed}`);
  const run = await runSoak(scope, options, say);
  const file = join(SOAK_FOLDER, 'report.html');
  mkdirSync(SOAK_FOLDER, { recursive: true });
  writeFileSync(file, renderReport(run, options));
  if (!isClean(run)) {
    const { streets: seats, market: money } = run.history;
    keepHistory(join(SOAK_FOLDER, 'history.gz'), { seats, money });
  }
  say(formatReport(run, file));
  if (options.isJson) {
    const { judged, checks, samples, seconds } = run;
    const isPass = isClean(run);
    console.log(JSON.stringify({ ...options, isPass, seconds, judged, checks, samples }, null, 2));
  }
  return isClean(run) ? 0 : 1;
});

/** `null` when help is wanted instead. */
function readOptions(): (SoakOptions & { isJson: boolean }) | null {
  const values = readArguments();
  if (values.help) return null;
  const minutes = readNumber('--minutes', values.minutes, 1, 10_080);
  const usual = Math.ceil(minutes * FAULTS_A_MINUTE);
  return {
    minutes,
    faults: values.faults === undefined ? usual : readCount('--faults', values.faults, 100_000),
    seed: readSeed(values.seed),
    isJson: values.json,
  };
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        minutes: { type: 'string', default: '60' },
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
