/** Of a list that has at least one number. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** @param share from 0 to 1; the smallest value that at least this share does not exceed */
export function percentile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  const index = Math.max(0, Math.ceil(share * sorted.length) - 1);
  const value = sorted[index];
  if (value === undefined) throw new RangeError('Nothing was measured');
  return value;
}

/** A median with how far the rounds lay apart. */
export interface Figure {
  median: number;
  min: number;
  max: number;
}

export function toFigure(rounds: readonly number[]): Figure {
  return { median: median(rounds), min: Math.min(...rounds), max: Math.max(...rounds) };
}
