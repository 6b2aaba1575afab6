import { parseArgs } from 'node:util';
import { ApiClient } from './race/api-client.js';
import { checkRace } from './race/checks.js';
import { chooseServer } from './race/choose-server.js';
import { putSeatsBack, registerContestants } from './race/contestants.js';
import { findRaceEvent } from './race/find-race-event.js';
import { watchLiveCounts } from './race/live-counts.js';
import { race } from './race/race.js';
import { formatAttempt, formatCheck, formatTimeline, formatVerdict } from './race/report.js';
import { runUnsafeRace } from './race/unsafe-race.js';
import { describeError, Failure } from './runner/failure.js';

const HELP = `npm run test:concurrency: ten people, two seats, one moment.

Signs in its own contestants, finds the event with exactly the seats asked for, sends everyone's
booking at once, and checks in the API that nobody got a seat that was not there. Uses the server
that runs here, or starts one of its own for the race. The seats are put back afterwards.

  --users N    how many people want a seat (10)
  --seats N    how many seats there are (2)
  --url URL    the server to race on
  --delay MS   start a server of its own, and let it hold the row lock that long
  --json       the result as JSON on standard output, everything else on standard error
  --unsafe     the same race on a scratch database without the lock: it oversells
  --help       this text

Ends with PASS and 0, or with FAIL and 1. With npm, options follow after two dashes:
npm run test:concurrency -- --users 50`;

interface Options {
  users: number;
  seats: number;
  url: string | undefined;
  delayMs: number | undefined;
  isJson: boolean;
  isUnsafe: boolean;
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      users: { type: 'string', default: '10' },
      seats: { type: 'string', default: '2' },
      url: { type: 'string' },
      delay: { type: 'string' },
      json: { type: 'boolean', default: false },
      unsafe: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  return {
    users: readCount('--users', values.users, 1, 1_000),
    seats: readCount('--seats', values.seats, 1, 1_000),
    url: values.url,
    delayMs: values.delay === undefined ? undefined : readCount('--delay', values.delay, 0, 5_000),
    isJson: values.json,
    isUnsafe: values.unsafe,
  };
}

function readCount(name: string, text: string, min: number, max: number): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < min || count > max) {
    throw new Failure(`${name} takes a whole number from ${min} to ${max}, and got "${text}".`);
  }
  return count;
}

/** Runs the race through the API; returns whether everything holds. */
async function runRace(options: Options, say: (line: string) => void): Promise<boolean> {
  const server = await chooseServer({ ...options, say });
  try {
    say(`Racing on ${server.description}.`);
    const api = new ApiClient(server.origin);
    const contestants = await registerContestants(api, options.users);
    const event = await findRaceEvent(api, options.seats);
    const live = await watchLiveCounts(server.origin, event.id);
    try {
      say(`${options.users} people want the ${options.seats} seats of "${event.title}":\n`);
      const attempts = await race(
        contestants.map(({ name }) => name),
        async (index) => {
          const answer = await api.book(contestants[index]?.token ?? '', event.id);
          return answer.ok ? 'booked' : answer.problem.code;
        },
        (attempt) => say(formatAttempt(attempt)),
      );
      await live.waitFor(Math.max(0, options.seats - options.users));
      const checks = await checkRace(api, event, contestants, attempts, live);
      const isPass = checks.every((one) => one.holds);
      const counts = live.seen.map(({ update }) => update.remainingTickets);
      say(`\n${formatTimeline(attempts).join('\n')}\n\n  Live count: ${counts.join(' → ')}\n`);
      say(checks.map(formatCheck).join('\n'));
      if (options.isJson) printJson({ isPass, attempts, checks, liveCounts: counts });
      say(`\n${formatVerdict(isPass)}`);
      return isPass;
    } finally {
      live.stop();
      await putSeatsBack(api, contestants, event.id);
    }
  } finally {
    await server.stop();
  }
}

/** Runs it without the lock; returns whether it oversold, as it must. */
async function runUnsafe(options: Options, say: (line: string) => void): Promise<boolean> {
  const { users, seats, delayMs = 100 } = options;
  say(`${users} people want ${seats} seats, and nobody locks the row:\n`);
  const result = await runUnsafeRace(users, seats, delayMs, (one) => say(formatAttempt(one)));
  const { attempts, sold, remaining } = result;
  const isOversold = sold > seats;
  say(`\n${formatTimeline(attempts).join('\n')}\n`);
  say(`  ${sold} bookings for ${seats} seats, and the counter says that ${remaining} remain.`);
  say(`\n${isOversold ? 'OVERSOLD, as expected without the lock' : 'Not oversold this time'}`);
  if (options.isJson) printJson({ isOversold, attempts, sold, remaining });
  return isOversold;
}

function printJson(result: object): void {
  console.log(JSON.stringify(result, null, 2));
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  const stream = options.isJson ? process.stderr : process.stdout;
  const say = (line: string) => void stream.write(`${line}\n`);
  const isAsPromised = await (options.isUnsafe ? runUnsafe : runRace)(options, say);
  return isAsPromised ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
