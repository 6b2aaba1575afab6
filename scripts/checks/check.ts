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
  run(scope: Scope): Promise<CheckResult>;
}

export const PASSED: CheckResult = { passed: 1, failed: 0, skipped: 0, details: '' };

export const failed = (details: string): CheckResult => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  details,
});
