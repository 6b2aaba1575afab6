import type { Scope } from '../runner/scope.js';

/** What a check of `npm test` found. */
export interface CheckResult {
  passed: number;
  failed: number;
  skipped: number;
  /** Printed when something failed, or was skipped. */
  details: string;
}

/** One step of `npm test`. */
export interface Check {
  /** For `--only`. */
  key: string;
  title: string;
  /** Keys of the steps that make what it uses: `--only` brings them along. */
  needs?: readonly string[];
  /** Keys of the steps that it would disturb. It waits for them, where they run at all. */
  after?: readonly string[];
  run(scope: Scope): Promise<CheckResult>;
}

export const PASSED: CheckResult = { passed: 1, failed: 0, skipped: 0, details: '' };

export const failed = (details: string): CheckResult => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  details,
});
