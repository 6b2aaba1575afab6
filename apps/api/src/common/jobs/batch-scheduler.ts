/** Time, injected so that a test can rule it. */
export interface BatchScheduler {
  now: () => number;
  /** Runs after what is being handled now, so that requests of one moment share a batch. */
  defer: (task: () => void) => void;
  after: (ms: number, task: () => void) => void;
}

export const systemScheduler: BatchScheduler = {
  now: () => performance.now(),
  defer: (task) => void setImmediate(task),
  after: (ms, task) => void setTimeout(task, ms).unref(),
};
