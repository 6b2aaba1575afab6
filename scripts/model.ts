import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { MISTAKES, withMistake, type Mistake } from './model/mistakes.js';
import { PROMISES, runHistories, simulate, SPECIFICATION } from './model/quint.js';
import { Failure } from './runner/failure.js';
import { formatSeconds } from './runner/reporter.js';
import { runProgram } from './runner/run-program.js';
import type { Scope } from './runner/scope.js';

const HELP = `npm run model: the rules of seats, line, tickets and money as a specification, run at random.

The specification is in docs/model/. Its traces may break none of the six promises; a mistake that
is planted in it has to break one.

  --traces N   how many traces (2000)
  --steps N    of each (40)
  --seed N     the same traces again; a random one unless given
  --quick      without the mistakes
  --help       this text

Ends with PASS and 0, or with FAIL and 1. With npm, options follow after two dashes:
npm run model -- --traces 200`;

/** Each has broken its promise within a few hundred. */
const TRACES_OF_A_MISTAKE = 3_000;

/** Quint has one thread, and a small machine two. */
const AT_ONCE = 2;

interface Options {
  traces: number;
  steps: number;
  seed: string;
  isQuick: boolean;
}

await runProgram(async ({ scope }) => {
  const options = readOptions();
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  const isHolding = await tryPromises(scope, options);
  const isSharp = options.isQuick || (await tryMistakes(scope, options));
  console.log(isHolding && isSharp ? 'PASS' : `FAIL (npm run model -- --seed ${options.seed})`);
  return isHolding && isSharp ? 0 : 1;
});

async function tryPromises(scope: Scope, { traces, steps, seed }: Options): Promise<boolean> {
  console.log(`Seed ${seed}: ${traces} traces of ${steps} steps, and the histories ...`);
  const begin = Date.now();
  const [broken, histories] = await Promise.all([
    simulate(scope, {
      ...{ name: 'model', folder: SPECIFICATION, seed, traces, steps, promises: PROMISES },
    }),
    runHistories(scope),
  ]);
  for (const promise of broken) console.log(`  broken: ${promise}`);
  if (histories !== '') console.log(histories);
  console.log(
    `  ${PROMISES.length - broken.length} of ${PROMISES.length} promises hold, after ${formatSeconds(Date.now() - begin)}`,
  );
  return broken.length === 0 && histories === '';
}

async function tryMistakes(scope: Scope, options: Options): Promise<boolean> {
  console.log(`${MISTAKES.length} mistakes, each planted by itself ...`);
  const left = [...MISTAKES];
  const missed: string[] = [];
  const tryNext = async (): Promise<void> => {
    const mistake = left.shift();
    if (!mistake) return;
    const isFound = await findMistake(scope, mistake, options);
    console.log(`  ${isFound ? 'found' : 'NOT FOUND'}: ${mistake.name} (${mistake.breaks})`);
    if (!isFound) missed.push(mistake.name);
    return tryNext();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, tryNext));
  return missed.length === 0;
}

function findMistake(scope: Scope, mistake: Mistake, { seed, steps }: Options): Promise<boolean> {
  return withMistake(mistake, async (folder) => {
    const name = `model-mistake-${MISTAKES.indexOf(mistake)}`;
    const promises = [mistake.breaks];
    const traces = TRACES_OF_A_MISTAKE;
    const broken = await simulate(scope, { name, folder, seed, traces, steps, promises });
    return broken.includes(mistake.breaks);
  });
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      traces: { type: 'string', default: '2000' },
      steps: { type: 'string', default: '40' },
      seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  return {
    traces: readCount('--traces', values.traces),
    steps: readCount('--steps', values.steps),
    seed: String(readCount('--seed', values.seed)),
    isQuick: values.quick,
  };
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0 && count <= 100_000_000) return count;
  throw new Failure(`${name} takes a whole number, and got "${text}".`);
}
