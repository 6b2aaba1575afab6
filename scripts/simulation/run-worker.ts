/** Runs the schedules that it is told to, and says what it found. Nothing else happens in its thread. */
import { parentPort } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import { runSchedule, ruleThread } from './run-schedule.js';
import { plants, type PlantName } from './testing/plants.js';

/** Schedules of seeds that follow each other. */
export interface Job {
  from: number;
  count: number;
  /** From each seed to the next. */
  every: number;
  /** After so many that show something it ends. */
  enough: number;
  /** What is broken in the product, to see it found. */
  plant: PlantName | null;
  /** Whether to tell what happens. */
  isTold: boolean;
}

export interface Found {
  seed: number;
  violation: string;
}

export interface JobEnd {
  found: Found[];
  steps: number;
  faults: number;
  lines: readonly string[];
}

// What the product logs of faults is no news here; and most of its errors are what the simulation throws at it.
Logger.overrideLogger(false);
Error.stackTraceLimit = 0;
ruleThread();

parentPort!.on('message', (job: Job) => {
  void runJob(job).then((end) => parentPort!.postMessage(end));
});

async function runJob({ from, count, every, enough, plant, isTold }: Job): Promise<JobEnd> {
  const end: JobEnd = { found: [], steps: 0, faults: 0, lines: [] };
  for (let seed = from; seed < from + count * every; seed += every) {
    const schedule = await runSchedule(seed, {
      isTold,
      ...(plant !== null && { plant: plants[plant] }),
    });
    const [violation] = schedule.violations;
    if (violation !== undefined) end.found.push({ seed, violation });
    end.steps += schedule.steps;
    end.faults += schedule.faults;
    end.lines = schedule.lines ?? [];
    if (end.found.length === enough) break;
  }
  return end;
}
