/**
 * How many lines a log may take in a second. Past it lines are left out, and counted: a crowd must not
 * have to wait for its own log, and the reader learns how much is missing.
 */
export const LINES_PER_SECOND = 200;

const WINDOW_MS = 1_000;

export interface LineBudget {
  /** Whether there is room for one more line; one that has none is counted as left out. */
  take(): boolean;
}

/**
 * @param after runs a task later
 * @param report told once after each second in which lines were left out, how many
 */
export function createLineBudget(
  limit: number,
  after: (ms: number, task: () => void) => void,
  report: (leftOut: number) => void,
): LineBudget {
  let taken = 0;
  let leftOut = 0;
  let isWindowOpen = false;
  const endWindow = () => {
    isWindowOpen = false;
    if (leftOut > 0) report(leftOut);
    [taken, leftOut] = [0, 0];
  };
  return {
    take() {
      if (!isWindowOpen) {
        isWindowOpen = true;
        after(WINDOW_MS, endWindow);
      }
      if (taken < limit) {
        taken += 1;
        return true;
      }
      leftOut += 1;
      return false;
    },
  };
}
