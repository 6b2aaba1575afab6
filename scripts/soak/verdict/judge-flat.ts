/** Whether something stays as it is: by a line through the second half of the run. Pure. */
import { formatNumber } from '../../report/text.js';
import type { Sample } from '../watch/sample.js';
import { fitGrowth, secondHalf, toWindows, type Point } from './line.js';

/** One statement about the run. */
export interface Judged {
  what: string;
  /** In words, with the bound. */
  measured: string;
  isKept: boolean;
  /** One of many of its kind, which a person reads only when it is not kept. */
  isDetail?: true;
}

/** @param choose one value of each window */
export function judgeFlat(
  what: string,
  points: readonly Point[],
  choose: (values: readonly number[]) => number,
  most: number,
): Judged {
  const { growth, noise } = fitGrowth(toWindows(secondHalf(points), choose));
  const isMeasured = noise !== Infinity;
  return {
    what,
    measured: isMeasured
      ? `${formatSigned(growth)} (± ${formatNumber(noise)}) in the second half, at most ${formatNumber(most)}`
      : 'was not measured',
    // More than the bound beyond what chance can do.
    isKept: isMeasured && growth - noise <= most,
  };
}

const formatSigned = (value: number): string =>
  `${value < 0 ? '−' : '+'}${formatNumber(Math.abs(value))}`;

export function listPoints(
  samples: readonly Sample[],
  read: (sample: Sample) => number | null,
): Point[] {
  return samples.flatMap((sample) => {
    const value = read(sample);
    return value === null ? [] : [{ at: sample.at, value }];
  });
}
