/** A line through what was measured over time, by least squares. Pure. */
export interface Point {
  /** Milliseconds. */
  at: number;
  value: number;
}

/** Over the time of the points: how much it grew by the line, and how far that may be off by chance. */
export interface Growth {
  growth: number;
  /** Two standard errors: of a hundred lines through noise, some two or three say more than that. */
  noise: number;
}

/** @returns nothing grew where there are fewer than three points: no line says anything then */
export function fitGrowth(points: readonly Point[]): Growth {
  const count = points.length;
  if (count < 3) return { growth: 0, noise: Infinity };
  const [first, last] = [points[0]!.at, points.at(-1)!.at];
  const meanAt = meanOfNumbers(points.map(({ at }) => at));
  const mean = meanOf(points);
  const spread = sumOf(points, ({ at }) => (at - meanAt) ** 2);
  const slope = sumOf(points, ({ at, value }) => (at - meanAt) * (value - mean)) / spread;
  const left = sumOf(points, ({ at, value }) => (value - mean - slope * (at - meanAt)) ** 2);
  const error = Math.sqrt(left / (count - 2) / spread);
  return { growth: slope * (last - first), noise: 2 * error * (last - first) };
}

const sumOf = (points: readonly Point[], of: (point: Point) => number) =>
  points.reduce((sum, point) => sum + of(point), 0);

export const meanOf = (points: readonly Point[]): number =>
  meanOfNumbers(points.map(({ value }) => value));

const meanOfNumbers = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** What is between collections of garbage is no growth: each window has its lowest value, or its middle one. */
const WINDOWS = 12;

export const secondHalf = (points: readonly Point[]): Point[] => {
  const [from, until] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  return points.filter(({ at }) => at >= (from + until) / 2);
};

export function toWindows(
  points: readonly Point[],
  choose: (values: readonly number[]) => number,
): Point[] {
  const size = Math.max(1, Math.ceil(points.length / WINDOWS));
  const windows = Array.from({ length: Math.ceil(points.length / size) }, (_, index) =>
    points.slice(index * size, (index + 1) * size),
  );
  return windows.map((window) => ({
    at: meanOfNumbers(window.map(({ at }) => at)),
    value: choose(window.map(({ value }) => value)),
  }));
}
