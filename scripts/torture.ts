import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAgain, keepHistory, readHistory, type KeptHistory } from './recheck/kept-history.js';
import { bold, green, red } from './runner/reporter.js';
import { runProgram } from './runner/run-program.js';
import type { Scope } from './runner/scope.js';
import { MONEY_FAULTS_A_MINUTE } from './torture-money/faults.js';
import { formatMoneyReport, summarizeMoney } from './torture-money/report.js';
import { runMoneyTorture } from './torture-money/run-money-torture.js';
import { readOptions, type Options } from './torture/options.js';
import { renderReport } from './torture/report/html-report.js';
import { summarize } from './torture/report/summarize.js';
import { formatCheck, formatReport } from './torture/report/text-report.js';
import { runTorture } from './torture/run-torture.js';
import { TORTURE_FOLDER } from './torture/system/system-under-test.js';

const HELP = `npm run torture: everything breaks, and no seat is sold twice.

Starts a PostgreSQL and two API processes of its own. Many clients book, cancel, wait in line, pass their
tickets on and come in at the door, all at random, and ask again where an answer was lost. Meanwhile processes are killed and
frozen, PostgreSQL crashes, its connections end, what goes between is cut and delayed, and those who are told
of commits refuse, hang and die, the mail server too. Afterwards a checker takes what every client sent and
was answered, what everybody was told, and what the database kept, and proves that every promise was kept.

npm run torture -- money: the same of money. People pay, too late, twice, or not what was asked for; organisers
pay back; the provider is away, and its messages are lost, doubled and late. Afterwards the checker
proves that each cent is for a seat or went back, once.

  --minutes N    how long things break (10)
  --faults N     how many (27 a minute, of money 24)
  --seed N       the same seed breaks the same things at the same times (chosen by chance)
  --json         the result as JSON on standard output, everything else on standard error
  --check FILE   nothing runs: the checkers judge again what a run has kept, of the soak too
  --help         this text

Writes a report to .data/torture/report.html (not of money), and the logs of the processes beside it. What
everybody wrote down is kept in .data/torture/history.gz where the checker complains. Ends with PASS and 0, or
with FAIL and 1. With npm, options follow after two dashes: npm run torture -- --minutes 1 --seed 7`;

/** Of seats a deck: each kind in its share. */
const FAULTS_A_MINUTE = { seats: 27, money: MONEY_FAULTS_A_MINUTE };

type Say = (line: string) => void;

await runProgram(async ({ scope }) => {
  const options = readOptions(FAULTS_A_MINUTE);
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  const stream = options.isJson ? process.stderr : process.stdout;
  const say = (line: string) => void stream.write(`${line}\n`);
  if (options.check !== null) return judgeAgain(readHistory(options.check), say);
  say(`${options.faults} faults in ${options.minutes} min, seed ${options.seed}`);
  const torture = options.isOfMoney ? tortureMoney : tortureSeats;
  const { isClean, result, history } = await torture(scope, options, say);
  if (!isClean) {
    const file = join(TORTURE_FOLDER, 'history.gz');
    keepHistory(file, history);
    say(`\n  ${file}`);
  }
  if (options.isJson) {
    const { seed, minutes } = options;
    console.log(JSON.stringify({ seed, minutes, ...result }, null, 2));
  }
  return isClean ? 0 : 1;
});

async function tortureSeats(scope: Scope, options: Options, say: Say) {
  const run = await runTorture(scope, options, say);
  const summary = summarize(run);
  say(formatReport(run, summary));
  const file = join(TORTURE_FOLDER, 'report.html');
  mkdirSync(TORTURE_FOLDER, { recursive: true });
  writeFileSync(file, renderReport(run, summary, options));
  say(`\n  ${file}`);
  const result = { ...summary, checks: run.checks, timeline: run.faults };
  return { isClean: summary.isClean, result, history: { seats: run.history, money: null } };
}

async function tortureMoney(scope: Scope, options: Options, say: Say) {
  const run = await runMoneyTorture(scope, options, say);
  const summary = summarizeMoney(run);
  say(formatMoneyReport(run, summary));
  const result = { ...summary, checks: run.checks, timeline: run.faults };
  return { isClean: summary.isClean, result, history: { seats: null, money: run.history } };
}

function judgeAgain(history: KeptHistory, say: Say): number {
  const checks = checkAgain(history);
  const isClean = checks.every(({ violations }) => violations.length === 0);
  for (const line of checks.flatMap(formatCheck)) say(line);
  say(isClean ? bold(green('PASS')) : bold(red('FAIL')));
  return isClean ? 0 : 1;
}
