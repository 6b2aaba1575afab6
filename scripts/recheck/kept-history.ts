/**
 * What everybody wrote down in a run of a torture or of the soak that failed. Its database is gone by then. So one can
 * look at what a checker complains of, and ask a checker again that was mended.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Failure } from '../runner/failure.js';
import { checkMoney } from '../torture-money/checker/check-money.js';
import type { MoneyHistory } from '../torture-money/history.js';
import { checkHistory } from '../torture/checker/check-history.js';
import type { Check } from '../torture/checker/check.js';
import type { History } from '../torture/history.js';

export interface KeptHistory {
  /** Null: the run was not about it. */
  seats: History | null;
  money: MoneyHistory | null;
}

/** Over what lay there before. */
export function keepHistory(file: string, history: KeptHistory): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(serialize(history)));
}

/** @throws Failure where the file is none that was kept */
export function readHistory(file: string): KeptHistory {
  try {
    return deserialize(gunzipSync(readFileSync(file))) as KeptHistory;
  } catch (error) {
    throw new Failure(`${file} is no history that a run has kept: ${(error as Error).message}`);
  }
}

/** By the checkers as they are now. */
export const checkAgain = ({ seats, money }: KeptHistory): Check[] => [
  ...(seats === null ? [] : checkHistory(seats)),
  ...(money === null ? [] : checkMoney(money)),
];
