import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { generateClient, runBuild } from './build/build.js';
import { Failure } from './runner/failure.js';
import { runProgram } from './runner/run-program.js';
import { runSimulation, type SimulationEnd } from './simulation/run-simulation.js';
import { plants, type PlantName } from './simulation/testing/plants.js';

const HELP = `npm run simulate: many short schedules of everything that can go wrong between a request and its COMMIT.

The product's own queues, committers and retries run on a simulated PostgreSQL, under one clock and one order that
chance chooses. Answers are lost, transactions deadlock and die, processes are killed and frozen, clocks jump. After
every COMMIT and at the end of each schedule is checked what must hold.

  --schedules N   how many (100,000)
  --seed N        the first one; the others follow (chosen by chance). Without --schedules it is told alone, step by
                  step: the same each time
  --workers N     threads (one for each core)
  --plant NAME    breaks the product first, to see it found: PLANTS
  --help          this text

Ends with PASS and 0, or with FAIL, the seeds that show it, and 1. With npm, options follow after two dashes:
npm run simulate -- --seed 7`;

const MAX_SEED = 2_000_000_000;

await runProgram(async ({ scope }) => {
  const options = readOptions();
  if (options === null) {
    console.log(HELP.replace('PLANTS', Object.keys(plants).join(', ')));
    return 0;
  }
  // The product's sources load it.
  await runBuild(scope, generateClient());
  const begunAt = performance.now();
  const end = await runSimulation({ ...options, onProgress: progressOf(options.schedules) });
  const seconds = (performance.now() - begunAt) / 1_000;
  for (const line of end.lines) console.log(line);
  for (const { seed, violation } of end.found) {
    console.log(`  ✗ seed ${seed}: ${violation.split('\n')[0]}`);
    console.log(`    npm run simulate -- --seed ${seed}${plantOf(options)}`);
  }
  console.log(formatEnd(end, seconds));
  return end.found.length === 0 ? 0 : 1;
});

type Options = NonNullable<ReturnType<typeof readOptions>>;

function plantOf({ plant }: Options): string {
  return plant === null ? '' : ` --plant ${plant}`;
}

function formatEnd({ schedules, steps, faults, found }: SimulationEnd, seconds: number): string {
  const count = (number: number) => number.toLocaleString('en-US');
  const done = `${count(schedules)} schedules, ${count(steps)} steps, ${count(faults)} faults`;
  const speed = `${seconds.toFixed(1)} s, ${count(Math.round(schedules / seconds))} schedules a second`;
  return `${found.length === 0 ? 'PASS' : 'FAIL'}  ${done} in ${speed}`;
}

/** Every ten seconds. */
function progressOf(schedules: number): (done: number, found: number) => void {
  let next = performance.now() + 10_000;
  return (done, found) => {
    if (performance.now() < next) return;
    next += 10_000;
    console.log(
      `  · ${done.toLocaleString('en-US')} of ${schedules.toLocaleString('en-US')}, ${found} found`,
    );
  };
}

/** @returns `null` when help is wanted instead */
function readOptions() {
  const { values } = readArguments();
  if (values.help) return null;
  const isOne = values.seed !== undefined && values.schedules === undefined;
  const schedules = isOne ? 1 : readCount('--schedules', values.schedules ?? '100000', 1);
  const { plant = null } = values;
  if (plant !== null && !(plant in plants)) {
    throw new Failure(`There is no plant "${plant}". Try --help.`);
  }
  const seed = values.seed ?? String(Math.floor(Math.random() * (MAX_SEED / 2)));
  const workers = values.workers ?? String(availableParallelism());
  return {
    ...{ schedules, isTold: isOne, plant: plant as PlantName | null },
    seed: readCount('--seed', seed, 0),
    workers: isOne ? 1 : readCount('--workers', workers, 1),
  };
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        schedules: { type: 'string' },
        seed: { type: 'string' },
        workers: { type: 'string' },
        plant: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new Failure(`${(error as Error).message} Try --help.`);
  }
}

function readCount(name: string, text: string, min: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= min && count <= MAX_SEED) return count;
  throw new Failure(`${name} takes a whole number from ${min}, and got "${text}".`);
}
