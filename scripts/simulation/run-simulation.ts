/** Gives schedules to threads until all are run, or something is found. */
import { Worker } from 'node:worker_threads';
import { bundleWorker, type Bundle } from './bundle-worker.js';
import type { Found, Job, JobEnd } from './run-worker.js';
import type { PlantName } from './testing/plants.js';

export interface SimulationOptions {
  /** The first seed; the others follow. */
  seed: number;
  schedules: number;
  workers: number;
  /** From each seed to the next (1). */
  every?: number;
  /** After so many that show something it ends (5): what follows would be more of the same. */
  enough?: number;
  plant?: PlantName | null;
  /** Whether what happens is told, line by line: of the last schedule. */
  isTold?: boolean;
  /** Told how many are run. */
  onProgress?: (done: number, found: number) => void;
}

export interface SimulationEnd {
  schedules: number;
  steps: number;
  faults: number;
  /** By seed. */
  found: Found[];
  lines: readonly string[];
}

/** Of one word to a thread: a fraction of a second. */
const SEEDS_OF_A_JOB = 250;

export async function runSimulation(options: SimulationOptions): Promise<SimulationEnd> {
  const { seed, schedules, workers, plant = null, isTold = false, onProgress } = options;
  const { every = 1, enough = 5 } = options;
  const end: SimulationEnd = { schedules: 0, steps: 0, faults: 0, found: [], lines: [] };
  let given = 0;
  const takeJob = (): Job | null => {
    if (given >= schedules || end.found.length >= enough) return null;
    const from = seed + given * every;
    const count = Math.min(SEEDS_OF_A_JOB, schedules - given);
    given += count;
    return { from, count, every, enough, plant, isTold };
  };
  const bundle = await bundleWorker();
  const work = async () => {
    const thread = openThread(bundle);
    try {
      for (let job = takeJob(); job !== null; job = takeJob()) {
        const done = await thread.run(job);
        end.schedules += job.count;
        end.steps += done.steps;
        end.faults += done.faults;
        end.found.push(...done.found);
        end.lines = done.lines;
        onProgress?.(end.schedules, end.found.length);
      }
    } finally {
      await thread.close();
    }
  };
  try {
    await Promise.all(Array.from({ length: workers }, work));
  } finally {
    await bundle.remove();
  }
  end.found.sort((one, other) => one.seed - other.seed).splice(enough);
  return end;
}

export interface Thread {
  /** One job after the other. */
  run: (job: Job) => Promise<JobEnd>;
  close: () => Promise<unknown>;
}

export function openThread({ file }: Bundle): Thread {
  const worker = new Worker(file);
  const run = (job: Job) =>
    new Promise<JobEnd>((resolve, reject) => {
      worker.once('message', (end: JobEnd) => {
        worker.off('error', reject);
        resolve(end);
      });
      worker.once('error', reject);
      worker.postMessage(job);
    });
  return { run, close: () => worker.terminate() };
}
