/** Gives schedules to threads until all are run, or something is found. */
import { Worker } from 'node:worker_threads';
import type { Found, Job, JobEnd, WorkerOptions } from './run-worker.js';
import type { PlantName } from './testing/plants.js';

export interface SimulationOptions {
  /** The first seed; the others follow. */
  seed: number;
  schedules: number;
  workers: number;
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

/** The first of what is found. */
const ENOUGH = 5;

export async function runSimulation(options: SimulationOptions): Promise<SimulationEnd> {
  const { seed, schedules, workers, plant = null, isTold = false, onProgress } = options;
  const end: SimulationEnd = { schedules: 0, steps: 0, faults: 0, found: [], lines: [] };
  let next = seed;
  const last = seed + schedules;
  const takeJob = (): Job | null => {
    if (next >= last || end.found.length >= ENOUGH) return null;
    const from = next;
    const count = Math.min(SEEDS_OF_A_JOB, last - from);
    next += count;
    return { from, count, isTold };
  };
  const work = async () => {
    const workerData: WorkerOptions = { plant };
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData });
    try {
      for (let job = takeJob(); job !== null; job = takeJob()) {
        const done = await give(worker, job);
        end.schedules += job.count;
        end.steps += done.steps;
        end.faults += done.faults;
        end.found.push(...done.found);
        end.lines = done.lines;
        onProgress?.(end.schedules, end.found.length);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  end.found.sort((one, other) => one.seed - other.seed).splice(ENOUGH);
  return end;
}

function give(worker: Worker, job: Job): Promise<JobEnd> {
  return new Promise((resolve, reject) => {
    worker.once('message', (end: JobEnd) => {
      worker.off('error', reject);
      resolve(end);
    });
    worker.once('error', reject);
    worker.postMessage(job);
  });
}
