import { vi } from 'vitest';

/**
 * Longer than anything that is waited for takes on a slow machine: where ten times the usual work is
 * going on, an API process needs half a minute to begin. Who sees it come waits no longer for this.
 */
const PATIENCE_MS = 60_000;

/** Resolves once it is so. @param what goes into the message when it never is */
export function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const look = async () => {
    if (!(await isSo())) throw new Error(`Never so: ${what}`);
  };
  return vi.waitFor(look, { timeout: PATIENCE_MS, interval: 10 });
}
