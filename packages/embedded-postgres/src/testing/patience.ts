/** Longer than anything that the specs wait for takes on a slow machine; a test has twice as long. */
export const PATIENCE_MS = 300_000;
