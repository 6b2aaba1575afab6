import { randomBytes, randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { findDamage } from './fuzz/aftermath.js';
import { readOperations } from './fuzz/document.js';
import { runFuzz, type Finding, type FuzzOptions } from './fuzz/run-fuzz.js';
import { sendSocketGarbage } from './fuzz/socket-garbage.js';
import { createWorld } from './fuzz/world.js';
import { createRandom } from './load/random.js';
import { Failure } from './runner/failure.js';
import { runProgram } from './runner/run-program.js';
import type { Scope } from './runner/scope.js';
import { startTemporaryStack } from './stack/temporary-stack.js';

/** A guesser who is held back is answered by the limit, and nothing behind it is reached any more. */
const withoutLimits = Object.fromEntries(
  ['LOGIN', 'REGISTER', 'REFRESH'].map((kind) => [`${kind}_LIMIT_PER_ACCOUNT`, '1000000']),
);

const HELP = `npm run fuzz: requests that nobody should send, and whether the API keeps its word.

Starts an API and a database of its own on this machine, and can be pointed at nothing else. Makes
requests from the OpenAPI document and spoils them: values, JSON, encodings, headers, addresses,
tokens, raw bytes, messages of Socket.IO. No answer may be a 5xx, stay out, or be other than the
document says; in the end confirmed + remaining = total for every event.

  --requests N   how many requests (20000)
  --seed N       makes the same requests again; a random one unless given
  --first N      begins with this request of the seed, to repeat one that was found (0)
  --seconds N    the longest that it may take (600)
  --json         the result as JSON on standard output
  --help         this text

Ends with PASS and 0, or with FAIL and 1. With npm, options follow after two dashes:
npm run fuzz -- --seed 7`;

const SECOND_MS = 1_000;
const REQUESTS_PER_SOCKET = 250;

await runProgram(async ({ scope }) => {
  const options = readOptions();
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  say(`Seed ${options.seed}. Starting a server ...`);
  const jwtSecret = randomBytes(36).toString('base64url');
  const stack = await startServer(scope, jwtSecret);
  const operations = await readOperations(stack.apiUrl);
  const world = await createWorld(stack.apiUrl, jwtSecret);
  const until = Date.now() + options.seconds * SECOND_MS;
  const result = await runFuzz(world, operations, { ...options, until }, (sent) => {
    if (sent % 1_000 === 0) say(`  ${sent} of ${options.requests}`);
  });
  const rounds = Math.ceil(result.sent / REQUESTS_PER_SOCKET);
  const damage = [
    ...(await sendSocketGarbage(world, createRandom(options.seed, -1), rounds)),
    ...(await findDamage(stack)),
  ];
  const findings = result.findings.map((finding) => describe(finding, options.seed));
  const isPass = findings.length + damage.length === 0 && result.sent > 0;
  for (const text of [...findings, ...damage]) say(`\n${text}`);
  const statuses = Object.entries(result.byStatus).map(([status, count]) => `${status}: ${count}`);
  say(`\n${result.sent} requests (${statuses.join(', ')}) and ${rounds} sockets`);
  if (options.isJson) {
    const { sent, byStatus } = result;
    console.log(
      JSON.stringify({ isPass, seed: options.seed, sent, byStatus, findings, damage }, null, 2),
    );
  }
  say(isPass ? 'PASS' : `FAIL (npm run fuzz -- --seed ${options.seed})`);
  return isPass ? 0 : 1;
});

/** Without the limits of attempts: see {@link withoutLimits}. */
function startServer(scope: Scope, jwtSecret: string) {
  const environment = { JWT_SECRET: jwtSecret, ...withoutLimits };
  return scope.own(
    () => startTemporaryStack({ name: 'fuzz', environment }),
    (started) => started.stop(),
  );
}

function describe({ index, complaint, changes, bytes }: Finding, seed: number): string {
  const sent = JSON.stringify(bytes.toString('latin1'));
  return [
    `Request ${index}: ${complaint}`,
    `  with ${changes.join(', ') || 'nothing changed'}`,
    `  again: npm run fuzz -- --seed ${seed} --first ${index} --requests 1`,
    `  sent: ${sent.length > 1_500 ? `${sent.slice(0, 1_500)} … (${bytes.length} bytes)` : sent}`,
  ].join('\n');
}

type Options = Omit<FuzzOptions, 'until'> & { seconds: number; isJson: boolean };

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '20000' },
      seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
      first: { type: 'string', default: '0' },
      seconds: { type: 'string', default: '600' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  return {
    requests: readCount('--requests', values.requests),
    seed: readCount('--seed', values.seed),
    first: readCount('--first', values.first),
    seconds: readCount('--seconds', values.seconds),
    isJson: values.json,
  };
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0 && count <= 100_000_000) return count;
  throw new Failure(`${name} takes a whole number, and got "${text}".`);
}
